-- SPDX-License-Identifier: Apache-2.0
-- What boards of a nation are counted from, and letters to agencies about what they disclose.

-- One row an agency: who sits at which item, and the choice that counts of each seat. A copy of what stands in grade_seat, grade and
-- disclosure_filing: written in the transaction that changes those, or taken away there; whoever finds none works it out.
CREATE TABLE agency_seats (
  agency_id {text} NOT NULL,
  round_id {text} NOT NULL,
  document {text} NOT NULL,
  PRIMARY KEY (agency_id, round_id),
  FOREIGN KEY (agency_id, round_id) REFERENCES round_agency (agency_id, round_id)
) {strict};
CREATE INDEX agency_seats_by_round ON agency_seats (round_id, agency_id);

-- That an agency was written to: at most once a day of each kind. `day` is a whole day since 1970-01-01 in Bangkok.
CREATE TABLE disclosure_letter (
  agency_id {text} NOT NULL,
  round_id {text} NOT NULL,
  kind {text} NOT NULL CONSTRAINT disclosure_letter_kind_known CHECK (kind IN ('filing', 'grades')),
  day {integer} NOT NULL,
  letters {integer} NOT NULL CONSTRAINT disclosure_letter_some CHECK (letters >= 1),
  sent_by {text} NOT NULL,
  sent_at {integer} NOT NULL,
  PRIMARY KEY (agency_id, round_id, kind, day),
  FOREIGN KEY (agency_id, round_id) REFERENCES round_agency (agency_id, round_id)
) {strict};
CREATE INDEX disclosure_letter_by_round ON disclosure_letter (round_id, kind, agency_id, day);

-- Rounds in which letters do not go out by themselves.
CREATE TABLE disclosure_letters_stopped (
  round_id {text} NOT NULL REFERENCES round (round_id),
  stopped_by {text} NOT NULL,
  stopped_at {integer} NOT NULL,
  PRIMARY KEY (round_id)
) {strict};

-- An assessor's own seats are asked for most: with the seat in it SQLite takes this index rather than reading the whole round.
DROP INDEX grade_seat_by_person;
CREATE INDEX grade_seat_by_person ON grade_seat (person_id, round_id, agency_id, item, seat);
-- What each one holds, counted. The seats of a round are not read in one go any more.
DROP INDEX grade_seat_by_round;
CREATE INDEX grade_seat_by_round ON grade_seat (round_id, person_id);
