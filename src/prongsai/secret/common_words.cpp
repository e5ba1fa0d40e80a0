// SPDX-License-Identifier: Apache-2.0
#include "prongsai/secret/password_detail.h"

namespace prongsai::secret::detail {
namespace {

// Ours, from habit and not from anybody's stolen passwords: what people in Thai offices type first. Numbers,
// rows of keys and repetitions need no entry, steps_to_guess knows them.
constexpr std::u32string_view latin_words =
    U"password passw pass passcode secret letmein welcome login logon signin admin "
    U"administrator root user guest test tester testing temp temporary default system "
    U"server manager office officer public staff service support helpdesk computer "
    U"internet network database website email mail gmail hotmail yahoo google facebook "
    U"line twitter youtube windows microsoft android iphone samsung apple oracle cisco "
    U"router qwerty qwertyuiop asdfgh asdf zxcvbn qazwsx iloveyou ilove love lovely lover "
    U"loveyou sweet honey baby angel princess prince king queen star sunshine sunflower "
    U"flower rose lily moon sun summer winter spring autumn monday tuesday wednesday "
    U"thursday friday saturday sunday january february march april may june july august "
    U"september october november december dragon tiger monkey shadow master superman "
    U"batman spiderman ironman naruto doraemon pikachu pokemon onepiece luffy football "
    U"soccer baseball basketball badminton volleyball liverpool manchester united chelsea "
    U"arsenal barcelona madrid realmadrid juventus ronaldo messi beckham gerrard michael "
    U"michelle jennifer jessica daniel thomas robert charlie george andrew jordan hunter "
    U"ranger killer hello hellohello goodbye morning good happy happiness smile lucky "
    U"money rich freedom trust trustno nopass nopassword change changeme changethis please "
    U"enter access security secure private hidden open sesame matrix magic ninja computer1 "
    U"pepper cheese cookie chocolate banana orange mango coffee water summer1 family "
    U"mother father sister brother home house school student teacher doctor nurse police "
    U"soldier army navy airforce government ministry province district council "
    U"municipality integrity transparency assessment report thailand thai siam bangkok "
    U"chiangmai phuket pattaya isan korat khonkaen udon ubon songkhla hatyai nonthaburi "
    U"ayutthaya rayong chonburi sukhothai lampang lamphun nakhon thonburi sawasdee "
    U"sawatdee sawaddee sabai sabaidee sanuk mairu maipenrai khobkhun krub krab kha kub "
    U"chan rak rakkhun rakna teerak tirak somchai somsak somying somsri malee manee mana "
    U"suda prasert wichai surachai thongchai pranee nok noi lek yai daeng dam khao ploy "
    U"fah namfon mook ying chai nong phi khun nai naai nang buddha dhamma sangha wat "
    U"prongsai songkran loykrathong muaythai tomyum somtam padthai chang singha leo "
    U"redbull honda toyota isuzu yamaha aaa abc xyz the your and you pwd pas word new old "
    U"first last one two three bts blackpink lisa jennie jisoo jungkook exo got7 twice "
    U"bigbang ";

constexpr std::u32string_view thai_words =
    U"รหัสผ่าน รหัส ผ่าน สวัสดี สวัสดีครับ สวัสดีค่ะ ขอบคุณ ขอบคุณครับ ขอบคุณค่ะ ประเทศไทย "
    U"ประเทศ ไทย คนไทย กรุงเทพ กรุงเทพมหานคร เชียงใหม่ เชียงราย ภูเก็ต พัทยา โคราช "
    U"นครราชสีมา ขอนแก่น อุดรธานี อุบลราชธานี สงขลา หาดใหญ่ นนทบุรี อยุธยา ระยอง ชลบุรี "
    U"สุโขทัย ลำปาง ลำพูน นครปฐม นครสวรรค์ สุราษฎร์ธานี พิษณุโลก ราชบุรี เพชรบุรี ปทุมธานี "
    U"สมุทรปราการ สมุทรสาคร ความรัก รัก รักเธอ รักคุณ รักนะ รักแม่ รักพ่อ ฉันรักเธอ "
    U"ผมรักคุณ คิดถึง ที่รัก หัวใจ แม่ พ่อ ลูก น้อง พี่ ครอบครัว บ้าน โรงเรียน นักเรียน "
    U"ครู หมอ พยาบาล ตำรวจ ทหาร ข้าราชการ ราชการ กระทรวง กรม กอง สำนักงาน จังหวัด อำเภอ "
    U"ตำบล เทศบาล อบต องค์การบริหาร คุณธรรม ความโปร่งใส โปร่งใส ประเมิน การประเมิน "
    U"ซื่อสัตย์ สุจริต ทุจริต ผู้ดูแล ผู้ดูแลระบบ ระบบ ผู้ใช้ เจ้าหน้าที่ เข้าระบบ "
    U"เข้าสู่ระบบ ทดสอบ ทดลอง ชั่วคราว ความลับ ลับ อินเทอร์เน็ต คอมพิวเตอร์ ฟุตบอล "
    U"ลิเวอร์พูล แมนยู มวยไทย ส้มตำ ต้มยำกุ้ง ผัดไทย ข้าวผัด กาแฟ มะม่วง ช้าง หมา แมว เสือ "
    U"มังกร ดอกไม้ กุหลาบ ดวงดาว พระจันทร์ พระอาทิตย์ ท้องฟ้า ทะเล ภูเขา สายฝน วันจันทร์ "
    U"วันอังคาร วันพุธ วันพฤหัสบดี วันศุกร์ วันเสาร์ วันอาทิตย์ มกราคม กุมภาพันธ์ มีนาคม "
    U"เมษายน พฤษภาคม มิถุนายน กรกฎาคม สิงหาคม กันยายน ตุลาคม พฤศจิกายน ธันวาคม สงกรานต์ "
    U"ลอยกระทง ปีใหม่ โชคดี ร่ำรวย เงินทอง มั่งมี สบายดี สนุก ไม่เป็นไร สมชาย สมหญิง "
    U"สมศักดิ์ สมศรี มานะ มานี ปิติ ชูใจ วิชัย ประเสริฐ สุดา มาลี ธงชัย พระพุทธเจ้า พุทโธ "
    U"นะโม สาธุ ครับ ค่ะ นะคะ นะครับ หนึ่ง สอง สาม สี่ ห้า ";

}  // namespace

const std::set<std::u32string, std::less<>>& common_words() {
  static const std::set<std::u32string, std::less<>> words = [] {
    std::set<std::u32string, std::less<>> out;
    for (std::u32string_view rest : {latin_words, thai_words}) {
      for (std::size_t end = rest.find(U' '); end != std::u32string_view::npos; end = rest.find(U' ')) {
        const std::u32string_view word = rest.substr(0, end);
        out.emplace(word);
        out.insert(lowered(in_latin_keys(word)));
        out.insert(in_thai_keys(word));
        rest.remove_prefix(end + 1);
      }
    }
    return out;
  }();
  return words;
}

}  // namespace prongsai::secret::detail
