// SPDX-License-Identifier: Apache-2.0
#include "prongsai/web/site.h"

#include <mutex>
#include <set>
#include <utility>

#include "prongsai/base/digest.h"
#include "prongsai/desk/results/published.h"
#include "prongsai/web/account/account_pages.h"
#include "prongsai/web/analysis/analysis_page.h"
#include "prongsai/web/analysis/peers_shelf.h"
#include "prongsai/web/check/check_pages.h"
#include "prongsai/web/disclosure/agency_pages.h"
#include "prongsai/web/disclosure/grading_pages.h"
#include "prongsai/web/disclosure/open_page.h"
#include "prongsai/web/documents/documents_pages.h"
#include "prongsai/web/editions/edition_page.h"
#include "prongsai/web/entry/entry_pages.h"
#include "prongsai/web/frame/assets.h"
#include "prongsai/web/frame/paths.h"
#include "prongsai/web/home/home_page.h"
#include "prongsai/web/organisations/organisations_pages.h"
#include "prongsai/web/people/people_pages.h"
#include "prongsai/web/plain_pages.h"
#include "prongsai/web/plans/plan_reading.h"
#include "prongsai/web/plans/plans_pages.h"
#include "prongsai/web/results/agencies_page.h"
#include "prongsai/web/results/agency_page.h"
#include "prongsai/web/results/explain_page.h"
#include "prongsai/web/results/register.h"
#include "prongsai/web/results/result_page.h"
#include "prongsai/web/rounds/round_results_pages.h"
#include "prongsai/web/rounds/rounds_pages.h"
#include "prongsai/web/surveys/answers_page.h"
#include "prongsai/web/surveys/contacts_pages.h"
#include "prongsai/web/surveys/credibility_pages.h"
#include "prongsai/web/surveys/pulse_pages.h"
#include "prongsai/web/surveys/surveys_pages.h"
#include "prongsai/web/system/system_page.h"
#include "prongsai/web/trail/trail_pages.h"

namespace prongsai::web {
namespace {

using http::Request;
using http::Response;

Language language_of(std::string_view path) {
  const bool english = path == "/en" || path.starts_with("/en/");
  return english ? Language::en : Language::th;
}

/// Always the same for one person, and leads back to nobody.
std::string kept_as(const desk::SignedIn& person) {
  constexpr std::size_t letters = 32;
  return base::sha256_hex("prongsai kept texts\n" + person.actor.person).substr(0, letters);
}

/// The target as asked, in the other language; the home page for an address that is in neither.
std::string in_other_language(const Request& request, Language language) {
  const Language other = language == Language::th ? Language::en : Language::th;
  const std::string prefix = "/" + std::string(text::code_of(language)) + "/";
  if (!request.target.starts_with(prefix)) return home_path(other);
  return "/" + std::string(text::code_of(other)) + "/" + request.target.substr(prefix.size());
}

}  // namespace

/// What visitors may see of results, at one moment.
struct Shelf {
  Shelf(std::vector<Results> read, const SizesOf& sizes)
      : results(std::move(read)), by_agency(results), peers(by_agency, sizes) {}
  const std::vector<Results> results;
  const Register by_agency;
  const PeersShelf peers;
};

class Site::State {
 public:
  State(const results_files::Editions& editions, std::vector<Results> results, base::Problems problems,
        const std::optional<Staff>& staff, const std::string& document_reader)
      : editions_(editions), problems_(std::move(problems)), staff_(staff) {
    replace_results(std::move(results));
    add_routes(document_reader);
  }

  void replace_results(std::vector<Results> results) {
    const SizesOf sizes = staff_ ? desk::sizes_of_agencies(staff_->office) : SizesOf();
    auto fresh = std::make_shared<const Shelf>(std::move(results), sizes);
    const std::lock_guard lock(shelf_mutex_);
    shelf_ = std::move(fresh);
  }

  /// What was published goes before what was shown; nothing that is public is ever withdrawn.
  void show_published() {
    const std::lock_guard one_at_a_time(publishing_mutex_);
    const auto shown = shelf();
    auto fresh = desk::published_results(staff_->office, shown->results).results;
    std::set<std::pair<std::string, std::string>> there;
    for (const Results& one : fresh) there.emplace(one.agency.id, one.edition().id);
    for (const Results& earlier : shown->results) {
      if (!there.contains({earlier.agency.id, earlier.edition().id})) fresh.push_back(earlier);
    }
    replace_results(std::move(fresh));
  }

  [[nodiscard]] const http::Router& router() const { return router_; }
  [[nodiscard]] const std::vector<GuardedRoute>& guarded_routes() const {
    static const std::vector<GuardedRoute> none;
    return gate_ ? gate_->routes() : none;
  }

  [[nodiscard]] Response error_page(int status, const Request& request) const {
    if (request.path.starts_with("/go/")) return survey_error_page(status, request);
    const Voice voice(language_of(request.path));
    return shown(request, voice, web::error_page(voice, status), nullptr, "");
  }

 private:
  void add_routes(const std::string& document_reader) {
    router_.get("/", [](const Request& request) {
      return Response::see_other(http::preferred_language(request, {"th", "en"}) == "en" ? "/en/" : "/th/")
          .header("Vary", "Accept-Language");
    });
    const http::RouteLimits at_once{.running = http::Running::at_once};
    router_.get("/health", [](const Request&) { return Response::text("ok"); }, at_once);
    router_.get(
        "/assets/{file}", [this](const Request& request) { return assets_.answer(request.path); }, at_once);
    for (const Language language : {Language::th, Language::en}) {
      const std::string root = home_path(language);
      router_.get(root.substr(0, root.size() - 1), [root](const Request&) { return Response::moved(root); });
      add_public_pages(Voice(language), root);
    }
    const Shown show = shower();
    add_check(router_, editions_, document_reader, show);
    if (!staff_) return;
    if (staff_->surveys != nullptr) add_survey_pages(router_, *staff_->surveys);
    add_staff_pages(show);
    show_published();
  }

  Shown shower() const {
    return [this](const Request& request, const Voice& voice, const Page& page, const desk::SignedIn* person,
                  const std::string& form_token) { return shown(request, voice, page, person, form_token); };
  }

  void add_staff_pages(const Shown& show) {
    gate_ = std::make_unique<Gate>(staff_->office, router_, show);
    add_entrance(router_, staff_->office, show);
    if (staff_->demo != nullptr) add_demo(router_, *staff_->demo, show);
    add_account(*gate_);
    jobs_ = std::make_unique<desk::Jobs>(staff_->job_broke);
    add_organisations(*gate_, *jobs_, [this](const std::string& agency) {
      return shelf()->by_agency.find(agency) != nullptr;
    });
    add_people(*gate_);
    add_rounds(*gate_);
    add_results(*gate_, {[this] { show_published(); }});
    add_plans(*gate_, [this](const Results& results) { return shelf()->peers.of(results); });
    add_documents(*gate_);
    add_surveys(*gate_, *jobs_);
    add_survey_answers(*gate_);
    add_survey_contacts(*gate_);
    add_pulses(*gate_, *jobs_);
    add_credibility(*gate_, *jobs_, credibility_);
    add_disclosure(*gate_);
    add_grading(*gate_, *jobs_);
    add_round_results(*gate_, *jobs_);
    add_trail(*gate_);
    add_system(*gate_, *jobs_);
    add_home(*gate_, {organisation_tasks(staff_->office), round_tasks(staff_->office),
                      tasks_of_results(staff_->office), tasks_of_plans(staff_->office),
                      tasks_of_surveys(staff_->office), tasks_of_contacts(staff_->office),
                      tasks_of_credibility(staff_->office, credibility_), tasks_of_disclosure(staff_->office),
                      tasks_of_grading(staff_->office)});
  }

  void add_public_pages(const Voice& voice, const std::string& root) {
    const auto page = [&](const std::string& below, auto&& make) {
      router_.get(root + below, [this, voice, make](const Request& request) {
        const auto shelf = this->shelf();
        const std::optional<Page> made = make(request, *shelf);
        return made ? shown(request, voice, *made, nullptr, "") : Response::not_found();
      });
    };
    page("", [this, voice](const Request& request, const Shelf& shelf) -> std::optional<Page> {
      return agencies_page(voice, shelf.by_agency, problems_, read_wish(request.query));
    });
    page("about", [voice](const Request&, const Shelf&) -> std::optional<Page> { return about_page(voice); });
    page("editions", [this, voice](const Request&, const Shelf&) -> std::optional<Page> {
      return editions_page(voice, editions_);
    });
    page("editions/{framework}/{edition}",
         [this, voice](const Request& request, const Shelf&) -> std::optional<Page> {
           const auto planned = editions_.find(edition_id(request));
           if (!planned) return std::nullopt;
           return edition_page(voice, planned->edition, editions_);
         });
    page("agency/{agency}", [this, voice](const Request& request, const Shelf& shelf) -> std::optional<Page> {
      const AgencyYears* agency = shelf.by_agency.find(request.capture("agency"));
      if (agency == nullptr) return std::nullopt;
      Page page = agency_page(voice, *agency);
      if (staff_) {
        const std::string& id = request.capture("agency");
        page.main += plans::public_plan_links(voice, id, desk::list_public_plans(staff_->office, id));
        page.main += public_document_links(voice, desk::list_public_documents(staff_->office, id));
        page.main += open_disclosure_link(voice, staff_->office, id);
      }
      return page;
    });
    page("agency/{agency}/plan/{year}", [this, voice](const Request& request, const Shelf& shelf) {
      return public_plan(voice, request, shelf);
    });
    add_public_documents(voice, root);
    add_open_disclosure(voice, root);
    page("agency/{agency}/{framework}/{edition}",
         [voice](const Request& request, const Shelf& shelf) -> std::optional<Page> {
           const AgencyYears* agency = shelf.by_agency.find(request.capture("agency"));
           const Results* results = shelf.by_agency.find(request.capture("agency"), edition_id(request));
           if (results == nullptr) return std::nullopt;
           return result_page(voice, *agency, *results);
         });
    page("agency/{agency}/{framework}/{edition}/analysis",
         [this, voice](const Request& request, const Shelf& shelf) -> std::optional<Page> {
           const AgencyYears* agency = shelf.by_agency.find(request.capture("agency"));
           const Results* results = shelf.by_agency.find(request.capture("agency"), edition_id(request));
           if (results == nullptr) return std::nullopt;
           const PeersOf peers = [&shelf](const Results& of) { return shelf.peers.of(of); };
           return public_analysis_page(voice, *agency, *results, editions_, peers,
                                       read_analysis_wish(request.query));
         });
    page("agency/{agency}/{framework}/{edition}/explain/{node}",
         [voice](const Request& request, const Shelf& shelf) -> std::optional<Page> {
           const Results* results = shelf.by_agency.find(request.capture("agency"), edition_id(request));
           const auto node =
               results != nullptr ? results->plan().find(request.capture("node")) : std::nullopt;
           if (!node) return std::nullopt;
           return explain_page(voice, *results, *node);
         });
  }

  /// As they were published: what the QR code at the end of each leads to, and its files.
  void add_public_documents(const Voice& voice, const std::string& root) {
    if (!staff_) return;
    const std::string path = root + "document/{agency}/{document}/{year}";
    const auto page = [this, voice](bool has_number) {
      return [this, voice, has_number](const Request& request) {
        const auto shelf = this->shelf();
        const PublicDocumentWish wish = public_document_wish(request, has_number);
        const auto document = desk::find_public_document(staff_->office, wish.key, wish.number);
        if (!document) return Response::not_found();
        const AgencyYears* agency = shelf->by_agency.find(wish.key.agency);
        return shown(request, voice, public_document_page(voice, *document, agency, editions_), nullptr, "");
      };
    };
    router_.get(path, page(false));
    router_.get(path + "/{number}", page(true));
    router_.get(path + "/{number}/{format}",
                [this](const Request& request) { return public_document_file(staff_->office, request); });
  }

  /// Nothing here before somebody handed in; what agencies attached is given away, never shown.
  void add_open_disclosure(const Voice& voice, const std::string& root) {
    if (!staff_) return;
    const desk::Office& office = staff_->office;
    const std::string path = root + "agency/{agency}/disclosure";
    router_.get(path, [this, voice, &office](const Request& request) {
      const auto page = open_disclosure_page(voice, office, request);
      return page ? shown(request, voice, *page, nullptr, "") : Response::not_found();
    });
    router_.get(path + "/{round}/package", [voice, &office](const Request& request) {
      return open_disclosure_package(voice, office, request);
    });
    router_.get(path + "/{round}/files/{item}/{number}",
                [&office](const Request& request) { return open_disclosure_file(office, request); });
  }

  /// Plans are read from the database as they are asked for: few are, and never in a crowd.
  std::optional<Page> public_plan(const Voice& voice, const Request& request, const Shelf& shelf) const {
    if (!staff_) return std::nullopt;
    const auto key = plans::public_plan_key(request.capture("agency"), request.capture("year"));
    const auto plan = desk::find_public_plan(staff_->office, key);
    if (!plan) return std::nullopt;
    const auto planned = editions_.find(plan->file.plan.edition);
    return plans::public_plan_page(voice, *plan, planned ? &planned->edition : nullptr,
                                   shelf.by_agency.find(key.agency) != nullptr);
  }

  static std::string edition_id(const Request& request) {
    return request.capture("framework") + "/" + request.capture("edition");
  }

  /// Held for the time of one answer, so that the pages of it are of one moment.
  [[nodiscard]] std::shared_ptr<const Shelf> shelf() const {
    const std::lock_guard lock(shelf_mutex_);
    return shelf_;
  }

  [[nodiscard]] Response shown(const Request& request, const Voice& voice, const Page& page,
                               const desk::SignedIn* person, const std::string& form_token) const {
    Frame frame{.style_path = assets_.style_path(),
                .icon_path = assets_.icon_path(),
                .other_language_path = in_other_language(request, voice.language())};
    const std::string root = home_path(voice.language());
    if (staff_) frame.sign_in_address = root + "sign-in";
    if (staff_ && staff_->demo != nullptr) frame.demo_address = root + "demo/people";
    if (person != nullptr) {
      frame.account = Account{person->name, root + "office/account", root + "office/sign-out", form_token,
                              kept_as(*person)};
      if (person->is_full) frame.menu = menu_of(voice, *person, page.section);
      if (page.keeps_texts) frame.script_path = assets_.script_path();
      if (page.by_keys) frame.script_path = assets_.keys_path();
    }
    Response response = Response::html(render(page, voice, frame));
    response.status = page.status;
    if (!frame.script_path.empty())
      response.header("Content-Security-Policy", http::policy_with_own_scripts());
    response.header("Content-Language", std::string(text::code_of(voice.language())));
    return response;
  }

  const results_files::Editions& editions_;
  base::Problems problems_;
  std::optional<Staff> staff_;
  Assets assets_;
  std::mutex publishing_mutex_;
  mutable std::mutex shelf_mutex_;
  std::shared_ptr<const Shelf> shelf_;
  http::Router router_;
  std::unique_ptr<Gate> gate_;
  desk::CredibilityShelf credibility_;
  std::unique_ptr<desk::Jobs> jobs_;  ///< ends first: its work uses what the pages hold
};

Site::Site(const results_files::Editions& editions, std::vector<results_files::Results> results,
           base::Problems load_problems, const std::optional<Staff>& staff,
           const std::string& document_reader)
    : state_(std::make_unique<State>(editions, std::move(results), std::move(load_problems), staff,
                                     document_reader)) {}
Site::~Site() = default;

void Site::replace_results(std::vector<results_files::Results> results) {
  state_->replace_results(std::move(results));
}

const std::vector<GuardedRoute>& Site::guarded_routes() const {
  return state_->guarded_routes();
}

std::vector<std::string> Site::routes() const {
  return state_->router().patterns();
}

http::Response Site::error_page(int status, const http::Request& request) const {
  return state_->error_page(status, request);
}

http::Surface Site::surface() const {
  http::Surface out;
  out.application = [this](http::Request& request) { return state_->router().answer(request); };
  out.begin = [this](http::Request& request, const http::Reply& reply) {
    state_->router().begin(request, reply);
  };
  out.limits_of = [this](const http::Request& head) {
    return state_->router().limits_of(head.method, head.path);
  };
  out.error_page = [this](int status, const http::Request& request) { return error_page(status, request); };
  return out;
}

}  // namespace prongsai::web
