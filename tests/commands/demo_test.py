#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""What stands in the demo about disclosure and grading, read from its files by another program. Usage: demo_test.py PROGRAM PROJECT_FOLDER"""
import gzip
import sqlite3
import subprocess
import sys
import tempfile
import unittest
from pathlib import Path
from urllib.parse import urlsplit

PROGRAM, PROJECT = (str(Path(word).resolve()) for word in sys.argv[1:3])
AGENCIES = {"cm-city", "cm-province"}
MADE_UP = "สมมติ"
ASSESSORS = 3


def fill(db):
    return subprocess.run([PROGRAM, "demo", "--fill-only", "--home", PROJECT, "--db", str(db), "--lang", "en"],
                          capture_output=True, text=True, check=True, timeout=240).stdout


def text_of(packed):
    """A captured text is one gzip member."""
    return gzip.decompress(packed).decode()


def records_of(folder):
    """The records of all archive files, each as (headers, block), by ISO 28500: each is a gzip member of its own."""
    out = []
    for path in sorted(folder.glob("*.warc.gz")):
        whole = gzip.decompress(path.read_bytes())
        while whole:
            head, _, rest = whole.partition(b"\r\n\r\n")
            fields = dict(line.split(": ", 1) for line in head.decode().split("\r\n")[1:])
            length = int(fields["Content-Length"])
            out.append((fields, rest[:length]))
            whole = rest[length:].removeprefix(b"\r\n\r\n")
    return out


class Demo(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.folder = tempfile.TemporaryDirectory()
        cls.path = Path(cls.folder.name) / "demo.db"
        fill(cls.path)
        cls.db = sqlite3.connect(cls.path)

    @classmethod
    def tearDownClass(cls):
        cls.db.close()
        cls.folder.cleanup()

    def all(self, query, *values):
        return self.db.execute(query, values).fetchall()

    def one(self, query, *values):
        return self.all(query, *values)[0][0]

    def graded_round(self, edition):
        """The round of that edition in which seats were filled."""
        return self.one("select distinct r.round_id from round r join grade_seat s on s.round_id = r.round_id where r.edition_id = ?", edition)

    def test_every_link_that_was_handed_in_has_a_sealed_copy_and_none_waits(self):
        self.assertEqual(self.all("select * from capture_order where state <> 'done'"), [])
        filed = self.all("select agency_id, round_id, document from disclosure_filing")
        self.assertEqual(len(filed), 5)
        for agency, round_id, document in filed:
            for link in self.all("select item, address from disclosure_link where agency_id = ? and round_id = ?", agency, round_id):
                self.assertIn(link[1], document)
                self.assertGreaterEqual(self.one("select count(*) from capture where agency_id = ? and round_id = ? and item = ? and address = ?",
                                                 agency, round_id, *link), 1, link)
        self.assertEqual(self.one("select count(*) from capture where checked_with in ('', 'unread')"), 0)

    def test_no_copy_claims_that_anybody_was_asked(self):
        self.assertEqual(self.all("select * from capture where tls_version || tls_subject || tls_issuer || tls_leaf_sha256 <> '' or tls_trusted = 1"), [])
        self.assertEqual({row[0] for row in self.all("select distinct detail from capture")}, {"made up for a demo: no server was asked"})
        self.assertEqual(self.one("select count(*) from capture_exchange where peer <> '' or request_length <> 0"), 0)
        hosts = {urlsplit(row[0]).hostname for row in self.all("select address from capture_exchange")}
        self.assertEqual(hosts, {"www.example.org", "files.example.net"})  # RFC 2606: nobody's
        answers = [(fields, block) for fields, block in records_of(Path(f"{self.path}.captures")) if fields["WARC-Type"] != "warcinfo"]
        self.assertEqual(len(answers), self.one("select count(*) from capture_exchange"))
        for fields, block in answers:
            self.assertIn(fields["WARC-Type"], ("response", "revisit"))
            self.assertNotIn("WARC-IP-Address", fields)
            self.assertIn(b"\r\nX-Made-Up: ", block.partition(b"\r\n\r\n")[0])

    def test_what_was_read_says_that_it_is_made_up(self):
        texts = self.all("select read_as, text_packed, trouble from captured_text")
        self.assertEqual({row[0] for row in texts}, {"html", "csv", "pdf"})
        for read_as, packed, trouble in texts:
            if trouble:
                self.assertEqual((read_as, trouble), ("pdf", "document.no_text"))  # the sheet that was never scanned
            else:
                self.assertIn(MADE_UP, text_of(packed))

    def test_a_machine_notices_each_kind_of_trouble_in_last_years_copies(self):
        seen = set(self.all("select check_code, verdict from capture_check"))
        for noticed in (("reachable", "fails"), ("reachable", "doubtful"), ("on_main_site", "fails"), ("right_year", "fails"), ("right_year", "holds"),
                        ("parts_present", "fails"), ("parts_present", "holds"), ("searchable", "fails"), ("searchable", "holds"),
                        ("contact_works", "holds"), ("unchanged", "fails"), ("unchanged", "holds"), ("used_once", "doubtful"), ("not_copied", "doubtful")):
            self.assertIn(noticed, seen)
        moved = self.all("select address, final_address from capture where status = 200 and final_address <> address")
        self.assertGreaterEqual(len(moved), 2)
        healthy = self.one("select count(*) from capture c where not exists (select 1 from capture_check k where k.agency_id = c.agency_id"
                           " and k.capture_id = c.capture_id and k.verdict = 'fails')")
        self.assertGreater(healthy, self.one("select count(*) from capture") * 0.7)

    def test_last_years_items_are_graded_twice_blind_disputed_decided_and_confirmed(self):
        round_id = self.graded_round("ita/2565")
        graded = self.all("select agency_id, item, group_concat(choice, ' ') from (select agency_id, item, seat, choice from grade where round_id = ? order by 1, 2, 3)"
                          " group by agency_id, item", round_id)
        shown = sum(row[0] for row in self.all("select shown from disclosure_filing where round_id = ?", round_id))
        self.assertEqual(len(graded), shown)
        settled = [row for row in graded if len(row[2].split()) == 3]
        self.assertEqual([row for row in graded if len(set(row[2].split()[:2])) == 2], settled)
        self.assertGreaterEqual(len(settled), 4)
        self.assertEqual(self.one("select count(distinct person_id) from grade where round_id = ?", round_id), ASSESSORS)
        without_reason = self.one("select count(*) from grade where choice <> 'full' and (reasons = '' or words = '')")
        self.assertEqual(without_reason, 0)
        self.assertEqual(self.one("select count(*) from grade where captures = ''"), 0)
        self.assertEqual(self.one("select count(*) from golden_item where round_id = ?", round_id), 2)
        self.assertEqual(self.one("select count(*) from dispute where round_id = ?", round_id), 3)
        self.assertEqual(self.one("select count(*) from dispute where withdrawn_at is not null"), 1)
        self.assertEqual({row[0] for row in self.all("select choice from dispute_decision")}, {"full", "not_full"})
        self.assertEqual({row[0] for row in self.all("select agency_id from grades_confirmation where round_id = ?", round_id)}, AGENCIES)

    def test_every_assessor_has_begun_the_rehearsal_and_has_something_left(self):
        round_id = self.graded_round("ita/2566")
        seats = self.all("select s.person_id, count(*), count(g.choice) from grade_seat s left join grade g on g.agency_id = s.agency_id"
                         " and g.round_id = s.round_id and g.item = s.item and g.seat = s.seat where s.round_id = ? group by 1", round_id)
        self.assertEqual(len(seats), ASSESSORS)
        for _, all_seats, graded in seats:
            self.assertGreater(graded, 0)
            self.assertGreater(all_seats - graded, 5)
        self.assertEqual(self.all("select * from grade where is_late = 1"), [])

    def test_nothing_in_the_trail_is_of_the_future(self):
        self.assertEqual(self.one("select count(*) from grade where given_at > strftime('%s', 'now') * 1000000"), 0)
        self.assertEqual(self.one("select count(*) from capture where asked_at > strftime('%s', 'now') * 1000000"), 0)

    def test_published_results_are_the_real_ones_and_no_others(self):
        real = {tuple(path.stem.removeprefix("chiang-mai-").split("-")) for path in Path(PROJECT, "data", "results").glob("*.yaml")}
        kept = {(agency.removeprefix("cm-"), edition.removeprefix("ita/"))
                for agency, edition in self.all("select distinct agency_id, edition_id from result_version")}
        self.assertEqual(kept, real)
        made = self.all("select name_th, name_en from round")
        self.assertTrue(all(MADE_UP in thai and "made up" in english for thai, english in made), made)

    def test_a_demo_that_is_there_is_left_as_it_is(self):
        before = self.one("select count(*) from capture"), self.one("select count(*) from grade")
        self.assertIn("was left as it is", fill(self.path))
        self.assertEqual(before, (self.one("select count(*) from capture"), self.one("select count(*) from grade")))


if __name__ == "__main__":
    unittest.main(argv=sys.argv[:1])
