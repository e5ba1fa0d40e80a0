// SPDX-License-Identifier: Apache-2.0
// How a coordinator writes the plan of a year: from the results handed in to the plan handed in, by clicks alone.

export const AGENCY = { id: "muni-rom-yen", name: "เทศบาลตำบลบ้านร่มเย็น" };
const bangkok = (parts) => new Intl.DateTimeFormat("th-TH-u-ca-buddhist-nu-latn", { timeZone: "Asia/Bangkok", ...parts }).formatToParts(new Date());
const part = (parts, type) => parts.find((one) => one.type === type).value;
/** "21 พฤศจิกายน 2569" */
export const today = () => {
  const parts = bangkok({ day: "numeric", month: "long", year: "numeric" });
  return ["day", "month", "year"].map((type) => part(parts, type)).join(" ");
};
/** The fiscal year under way, which begins in October: a plan of a year that is over has nothing left to be done. */
export const YEAR = Number(part(bangkok({ year: "numeric" }), "year")) + (Number(part(bangkok({ month: "numeric" }), "month")) >= 10 ? 1 : 0);
export const PLAN = `แผนยกระดับ ITA ปีงบประมาณ พ.ศ. ${YEAR}`;
/** What the coordinator gets wrong on the way. */
export const SLIP = { activity: `มกราคม ${YEAR + 1}`, measure: "เผยแพร่แนวปฏิบัติการจัดการเรื่องร้องเรียน" };

export function expect(holds, what) {
  if (!holds) throw new Error(what);
}

/** `file` holds the agency's results of 2566. */
export async function enterResults(hand, file) {
  await hand.follow("ผลคะแนน");
  await hand.choose("ปีงบประมาณ", "พ.ศ. 2566 · ita/2566");
  await hand.press("ค้นหา");
  await hand.follow(AGENCY.name);
  await hand.follow(/^อัปโหลดไฟล์/);
  await hand.attach("ไฟล์ผลคะแนน", file);
  await hand.press("อ่านไฟล์");
  await hand.press("นำเข้าร่าง");
  await hand.write("เหตุผล", "พิมพ์ตามรายงานที่ประกาศ");
  await hand.press("ส่งผลเป็นฉบับใหม่");
  expect((await hand.text()).includes("รอผู้บริหาร"), "handed in, and it says who is next");
}

/** Through the overview, which always says what to do next. */
async function goOn(hand, expected) {
  await hand.follow("ภาพรวม");
  const next = hand.page.locator(".next-step");
  expect((await next.innerText()).includes(expected), `the overview leads to ${expected}: ${await next.innerText()}`);
  await hand.go(next.getByRole("link"));
}

export async function beginPlan(hand) {
  await hand.follow("แผนยกระดับ");
  await hand.choose("แผนนี้ตอบผลคะแนนของปีใด", "ผลปี 2566");
  await hand.write("ปีงบประมาณของแผน (พ.ศ.)", String(YEAR));
  await hand.press("เริ่มแผน");
  expect((await hand.text()).includes(PLAN), "the plan is there");
  await hand.follow("วิเคราะห์ผล");
  const words = await hand.text();
  expect(words.includes("92.19") && words.includes("80.00"), "the analysis shows the total and the weakest indicator");
}

export async function setTarget(hand) {
  await goOn(hand, "ตั้งเป้าหมาย");
  await hand.follow("เพิ่มเป้าหมาย");
  await hand.write("เป้าหมายของ", "ทุกตัวชี้วัด");
  await hand.write("คะแนน", "90");
  await hand.press("บันทึก");
  expect((await hand.text()).includes("บันทึกแล้ว"), "the target is kept");
}

/** One measure from the library for everything that lacks one; then who does it and when. */
export async function chooseMeasures(hand) {
  await goOn(hand, "กำหนดมาตรการ");
  const missing = hand.page.locator("main section", { has: hand.page.getByRole("heading", { name: "ยังขาด" }) }).getByRole("link");
  const units = ["กองคลัง", "สำนักปลัด"];
  let chosen = 0;
  expect(await missing.count() > 0, "something lacks a measure");
  while (await missing.count() > 0) {
    expect(++chosen <= 20, "each measure answers something that lacked one");
    await hand.go(missing.first());
    await hand.tap(hand.page.locator("main [name=entry]").first());
    await hand.press("เพิ่มที่เลือกลงในแผน");
    await hand.write("ผู้รับผิดชอบ", units[chosen === 1 ? 0 : 1]);
    await hand.write("ระยะเวลา", `1 ม.ค. – 31 มี.ค. ${YEAR}`);
    await hand.press("บันทึก", hand.page.locator("#words"));
    expect((await hand.text()).includes("บันทึกแล้ว"), `the measure is kept: ${await hand.text()}`);
    if (chosen === 1) {
      await hand.write("ขั้นตอนต่อไป", "รายงานผลในที่ประชุมหัวหน้าส่วนราชการ");
      await hand.press("เพิ่มขั้นตอน");
    }
    await hand.follow("มาตรการ", hand.page.locator("main nav"));
  }
  return chosen;
}

export async function drawCalendar(hand) {
  await goOn(hand, "แผนขับเคลื่อน");
  await hand.follow("ใช้แม่แบบกิจกรรมทั้งปี");
  await hand.press("ใช้ทั้งหมดเป็นแผนขับเคลื่อน");
  const titles = () => hand.page.locator(".plan-card h3").allInnerTexts();
  const before = await titles();
  expect(before.length >= 16, `sixteen activities: ${before.length}`);
  await hand.press(`เลื่อนลง: ${before[2]}`);
  const after = await titles();
  expect(after[3] === before[2] && after[2] === before[3], "the third activity became the fourth");
  await hand.follow(after[0]);
  await hand.write("ระยะเวลา", `ธันวาคม ${YEAR - 1}`);
  await hand.press("บันทึก", hand.page.locator("#words"));
  await hand.follow("ปฏิทิน");
  const rows = await hand.page.locator("svg.figure.wide > a > title").allTextContents();
  expect(rows.length === before.length, `the calendar has a row for each of ${before.length} activities: ${rows.length}`);
  expect(rows[0].includes(`ธันวาคม ${YEAR - 1}`), `the first bar has moved: ${rows[0]}`);
}

export async function nameConstraints(hand) {
  await goOn(hand, "ข้อจำกัด");
  for (const text of ["บุคลากรด้านเทคโนโลยีสารสนเทศมีคนเดียว", "งบประมาณประชาสัมพันธ์ลดลง"]) {
    await hand.follow("ระบุข้อจำกัด");
    await hand.write("ข้อจำกัด", text);
    await hand.press("บันทึก");
    await hand.follow("ข้อจำกัด", hand.page.locator("main nav"));
  }
  for (let i = 0; i < 3; ++i) await hand.press("ไม่มีข้อจำกัดในหัวข้อนี้");
  expect(await hand.page.locator("main .constraint").count() === 5, "all five headings are answered");
}


/** Two slips on the way: an activity after the year's end, and a measure of one's own without its particulars. */
export async function handIn(hand) {
  const ways = hand.page.locator("main nav");
  await goOn(hand, "ตรวจ");
  expect(!(await hand.text()).includes("ยังเสนอไม่ได้"), "what the library gave may be handed in");
  await hand.follow("แผนขับเคลื่อน", ways);
  await hand.go(hand.page.locator(".plan-card h3 a").nth(1));
  await hand.write("ระยะเวลา", SLIP.activity);
  await hand.press("บันทึก", hand.page.locator("#words"));
  await hand.follow("มาตรการ", ways);
  await hand.follow("เขียนมาตรการเอง");
  await hand.write("มาตรการ", SLIP.measure);
  await hand.write("เพื่อยกระดับ", "o42");
  await hand.write("ระยะเวลา", "ไตรมาส 2");
  await hand.press("บันทึก");
  await hand.follow("ตรวจและอนุมัติ", ways);
  expect((await hand.text()).includes("ยังเสนอไม่ได้ เหลือ 1 จุด"), `the slip stands in the way: ${await hand.text()}`);
  expect(await hand.page.getByRole("button", { name: "เสนอแผนนี้" }).count() === 0, "and there is no button that would be refused");
  await hand.go(hand.page.locator("#blocks").getByRole("link").first());
  await hand.write("ระยะเวลา", `ตุลาคม ${YEAR - 1}`);
  await hand.press("บันทึก", hand.page.locator("#words"));
  await hand.follow("ตรวจและอนุมัติ", ways);
  await hand.press("เสนอแผนนี้");
  expect((await hand.text()).includes("เขียนเหตุผลถึงผู้บริหารก่อนเสนอ"), "open points need a reason");
  await hand.write("เหตุผลของจุดที่ผู้บริหารต้องรับทราบ", "รอกองที่รับผิดชอบยืนยันรายละเอียด");
  await hand.press("เสนอแผนนี้");
  expect((await hand.text()).includes("เสนอผู้บริหารแล้ว"), "handed in");
}
