// SPDX-License-Identifier: Apache-2.0
#include "prongsai/web/site.h"

#include <utility>

#include "prongsai/web/agencies_page.h"
#include "prongsai/web/agency_page.h"
#include "prongsai/web/assets.h"
#include "prongsai/web/edition_page.h"
#include "prongsai/web/explain_page.h"
#include "prongsai/web/paths.h"
#include "prongsai/web/plain_pages.h"
#include "prongsai/web/register.h"
#include "prongsai/web/result_page.h"

namespace prongsai::web {
namespace {

using http::Request;
using http::Response;

Language language_of(std::string_view path) {
  const bool english = path == "/en" || path.starts_with("/en/");
  return english ? Language::en : Language::th;
}

/// The target as asked, in the other language; the home page for an address that is in neither.
std::string in_other_language(const Request& request, Language language) {
  const Language other = language == Language::th ? Language::en : Language::th;
  const std::string prefix = "/" + std::string(text::code_of(language)) + "/";
  if (!request.target.starts_with(prefix)) return home_path(other);
  return "/" + std::string(text::code_of(other)) + "/" + request.target.substr(prefix.size());
}

}  // namespace

class Site::State {
 public:
  State(const results_files::Editions& editions, const std::vector<Results>& results, base::Problems problems)
      : editions_(editions), register_(results), problems_(std::move(problems)) {}

  void add_routes(http::Router& router) const {
    router.get("/", [](const Request& request) {
      return Response::see_other(http::preferred_language(request, {"th", "en"}) == "en" ? "/en/" : "/th/")
          .header("Vary", "Accept-Language");
    });
    router.get("/health", [](const Request&) { return Response::text("ok"); });
    router.get("/assets/{file}", [this](const Request& request) { return assets_.answer(request.path); });
    for (const Language language : {Language::th, Language::en}) {
      const std::string root = home_path(language);
      router.get(root.substr(0, root.size() - 1), [root](const Request&) { return Response::moved(root); });
      add_pages(router, language, root);
    }
  }

  [[nodiscard]] Response error_page(int status, const Request& request) const {
    const Voice voice(language_of(request.path));
    return shown(request, voice, web::error_page(voice, status));
  }

 private:
  void add_pages(http::Router& router, Language language, const std::string& root) const {
    const Voice voice(language);
    router.get(root, [this, voice](const Request& request) {
      return shown(request, voice, agencies_page(voice, register_, problems_, read_wish(request.query)));
    });
    router.get(root + "about",
               [this, voice](const Request& request) { return shown(request, voice, about_page(voice)); });
    router.get(root + "editions", [this, voice](const Request& request) {
      return shown(request, voice, editions_page(voice, editions_));
    });
    router.get(root + "editions/{framework}/{edition}", [this, voice](const Request& request) {
      const auto planned = editions_.find(edition_id(request));
      return planned ? shown(request, voice, edition_page(voice, planned->edition, editions_))
                     : Response::not_found();
    });
    router.get(root + "agency/{agency}", [this, voice](const Request& request) {
      const AgencyYears* agency = register_.find(request.capture("agency"));
      return agency != nullptr ? shown(request, voice, agency_page(voice, *agency)) : Response::not_found();
    });
    router.get(root + "agency/{agency}/{framework}/{edition}", [this, voice](const Request& request) {
      const AgencyYears* agency = register_.find(request.capture("agency"));
      const Results* results = register_.find(request.capture("agency"), edition_id(request));
      return results != nullptr ? shown(request, voice, result_page(voice, *agency, *results))
                                : Response::not_found();
    });
    router.get(
        root + "agency/{agency}/{framework}/{edition}/explain/{node}", [this, voice](const Request& request) {
          const Results* results = register_.find(request.capture("agency"), edition_id(request));
          const auto node = results != nullptr ? results->plan().find(request.capture("node")) : std::nullopt;
          return node ? shown(request, voice, explain_page(voice, *results, *node)) : Response::not_found();
        });
  }

  static std::string edition_id(const Request& request) {
    return request.capture("framework") + "/" + request.capture("edition");
  }

  [[nodiscard]] Response shown(const Request& request, const Voice& voice, const Page& page) const {
    const Frame frame{.style_path = assets_.style_path(),
                      .icon_path = assets_.icon_path(),
                      .other_language_path = in_other_language(request, voice.language())};
    Response response = Response::html(render(page, voice, frame));
    response.header("Content-Language", std::string(text::code_of(voice.language())));
    return response;
  }

  const results_files::Editions& editions_;
  Register register_;
  base::Problems problems_;
  Assets assets_;
};

Site::Site(const results_files::Editions& editions, const std::vector<results_files::Results>& results,
           base::Problems load_problems)
    : state_(std::make_unique<const State>(editions, results, std::move(load_problems))) {}
Site::~Site() = default;

void Site::add_routes(http::Router& router) const {
  state_->add_routes(router);
}

http::Response Site::error_page(int status, const http::Request& request) const {
  return state_->error_page(status, request);
}

http::Surface Site::surface() const {
  auto router = std::make_shared<http::Router>();
  add_routes(*router);
  http::Surface out;
  out.application = [router](http::Request& request) { return router->answer(request); };
  out.error_page = [this](int status, const http::Request& request) { return error_page(status, request); };
  return out;
}

}  // namespace prongsai::web
