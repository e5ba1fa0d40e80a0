-- SPDX-License-Identifier: Apache-2.0
-- Who grades what, each grade that was given, what agencies dispute of it, what was decided, and what stands in the end.

-- Near whom somebody is, beyond the roles they hold or held: an agency, or all of a province. The other one is empty.
CREATE TABLE grader_conflict (
  person_id {text} NOT NULL REFERENCES person (person_id),
  agency_id {text} NOT NULL,
  province_id {text} NOT NULL,
  reason {text} NOT NULL,
  declared_by {text} NOT NULL,
  declared_at {integer} NOT NULL,
  PRIMARY KEY (person_id, agency_id, province_id),
  CONSTRAINT grader_conflict_with_one CHECK ((agency_id = '') <> (province_id = ''))
) {strict};

-- Seats 1 and 2 grade without seeing each other; seat 3 where they disagree. Nobody has two seats of one item.
CREATE TABLE grade_seat (
  agency_id {text} NOT NULL,
  round_id {text} NOT NULL,
  item {text} NOT NULL,
  seat {integer} NOT NULL CONSTRAINT grade_seat_one_to_three CHECK (seat BETWEEN 1 AND 3),
  person_id {text} NOT NULL,
  assigned_by {text} NOT NULL,
  assigned_at {integer} NOT NULL,
  PRIMARY KEY (agency_id, round_id, item, seat),
  FOREIGN KEY (agency_id, round_id) REFERENCES round_agency (agency_id, round_id)
) {strict};
CREATE UNIQUE INDEX grade_seat_one_a_person ON grade_seat (agency_id, round_id, item, person_id);
CREATE INDEX grade_seat_by_person ON grade_seat (person_id, round_id, agency_id, item);
CREATE INDEX grade_seat_by_round ON grade_seat (round_id, agency_id, item, seat, person_id);

-- Never changed; of one seat the last one counts. `choice` is a code of the item's scale, `reasons` are codes with a space between,
-- `captures` the copies of evidence that lay before the assessor.
CREATE TABLE grade (
  agency_id {text} NOT NULL,
  round_id {text} NOT NULL,
  item {text} NOT NULL,
  seat {integer} NOT NULL,
  number {integer} NOT NULL CONSTRAINT grade_number_from_one CHECK (number >= 1),
  person_id {text} NOT NULL,
  choice {text} NOT NULL CONSTRAINT grade_has_choice CHECK (choice <> ''),
  reasons {text} NOT NULL,
  words {text} NOT NULL,
  filing_number {integer} NOT NULL,
  captures {text} NOT NULL,
  is_late {integer} NOT NULL CONSTRAINT grade_late_or_not CHECK (is_late IN (0, 1)),
  given_at {integer} NOT NULL,
  PRIMARY KEY (agency_id, round_id, item, seat, number),
  FOREIGN KEY (agency_id, round_id, item, seat) REFERENCES grade_seat (agency_id, round_id, item, seat)
) {strict};

-- Items whose grade is known, to see who grades how. No assessor can tell them from others.
CREATE TABLE golden_item (
  agency_id {text} NOT NULL,
  round_id {text} NOT NULL,
  item {text} NOT NULL,
  choice {text} NOT NULL,
  reason {text} NOT NULL,
  set_by {text} NOT NULL,
  set_at {integer} NOT NULL,
  PRIMARY KEY (agency_id, round_id, item),
  FOREIGN KEY (agency_id, round_id) REFERENCES round_agency (agency_id, round_id)
) {strict};
CREATE INDEX golden_item_by_round ON golden_item (round_id, agency_id, item);

-- The last one of an item counts, unless it was withdrawn.
CREATE TABLE dispute (
  agency_id {text} NOT NULL,
  round_id {text} NOT NULL,
  item {text} NOT NULL,
  number {integer} NOT NULL CONSTRAINT dispute_number_from_one CHECK (number >= 1),
  grounds {text} NOT NULL,
  words {text} NOT NULL,
  filed_by {text} NOT NULL,
  filed_at {integer} NOT NULL,
  withdrawn_by {text} NOT NULL,
  withdrawn_at {integer},
  PRIMARY KEY (agency_id, round_id, item, number),
  FOREIGN KEY (agency_id, round_id) REFERENCES round_agency (agency_id, round_id)
) {strict};
CREATE INDEX dispute_by_round ON dispute (round_id, agency_id, item, number);

CREATE TABLE dispute_decision (
  agency_id {text} NOT NULL,
  round_id {text} NOT NULL,
  item {text} NOT NULL,
  dispute_number {integer} NOT NULL,
  choice {text} NOT NULL,
  reason {text} NOT NULL CONSTRAINT dispute_decision_has_reason CHECK (reason <> ''),
  decided_by {text} NOT NULL,
  decided_at {integer} NOT NULL,
  PRIMARY KEY (agency_id, round_id, item),
  FOREIGN KEY (agency_id, round_id, item, dispute_number) REFERENCES dispute (agency_id, round_id, item, number)
) {strict};
CREATE INDEX dispute_decision_by_round ON dispute_decision (round_id, agency_id, item);
CREATE INDEX dispute_decision_by_item ON dispute_decision (item, decided_at);

-- The executive's word. `document` holds every grade as it stood then, in one spelling, and sha256 is its digest.
CREATE TABLE grades_confirmation (
  agency_id {text} NOT NULL,
  round_id {text} NOT NULL,
  document {text} NOT NULL,
  sha256 {text} NOT NULL,
  confirmed_by {text} NOT NULL,
  confirmed_at {integer} NOT NULL,
  PRIMARY KEY (agency_id, round_id),
  FOREIGN KEY (agency_id, round_id) REFERENCES round_agency (agency_id, round_id)
) {strict};
CREATE INDEX grades_confirmation_by_round ON grades_confirmation (round_id, agency_id);
