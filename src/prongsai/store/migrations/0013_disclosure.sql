-- SPDX-License-Identifier: Apache-2.0
-- What agencies tell about the things they must disclose: as they write it, and as it was handed in.
CREATE TABLE disclosure_item (
  agency_id {text} NOT NULL,
  round_id {text} NOT NULL,
  item {text} NOT NULL,
  answer {text} NOT NULL CONSTRAINT disclosure_item_answer_known CHECK (answer IN ('untold', 'shown', 'not_shown')),
  note {text} NOT NULL,
  owner_unit {text} NOT NULL,
  due_day {integer},
  copied_from {text} NOT NULL,
  -- Could be handed in as it stands: worked out when it was written, so that boards need not read every link.
  is_ready {integer} NOT NULL CONSTRAINT disclosure_item_is_ready_truth CHECK (is_ready IN (0, 1)),
  -- Of what is told; 0 where only its owner or a file is there.
  version {integer} NOT NULL CONSTRAINT disclosure_item_version_counted CHECK (version >= 0),
  changed_by {text} NOT NULL,
  changed_at {integer} NOT NULL,
  PRIMARY KEY (agency_id, round_id, item),
  FOREIGN KEY (agency_id, round_id) REFERENCES round_agency (agency_id, round_id)
) {strict};
CREATE INDEX disclosure_item_by_round ON disclosure_item (round_id, agency_id, item, answer, is_ready);

CREATE TABLE disclosure_link (
  agency_id {text} NOT NULL,
  round_id {text} NOT NULL,
  item {text} NOT NULL,
  number {integer} NOT NULL CONSTRAINT disclosure_link_number_from_one CHECK (number >= 1),
  address {text} NOT NULL CONSTRAINT disclosure_link_has_address CHECK (address <> ''),
  path {text} NOT NULL,
  PRIMARY KEY (agency_id, round_id, item, number),
  FOREIGN KEY (agency_id, round_id, item) REFERENCES disclosure_item (agency_id, round_id, item)
) {strict};

-- For agencies without a place to put a file. What was handed in stays; removing hides it from the list that is written.
CREATE TABLE disclosure_file (
  agency_id {text} NOT NULL,
  round_id {text} NOT NULL,
  item {text} NOT NULL,
  number {integer} NOT NULL CONSTRAINT disclosure_file_number_from_one CHECK (number >= 1),
  name {text} NOT NULL,
  media_type {text} NOT NULL,
  sha256 {text} NOT NULL,
  size {integer} NOT NULL,
  content {bytes} NOT NULL,
  added_by {text} NOT NULL,
  added_at {integer} NOT NULL,
  removed_at {integer},
  PRIMARY KEY (agency_id, round_id, item, number),
  FOREIGN KEY (agency_id, round_id, item) REFERENCES disclosure_item (agency_id, round_id, item)
) {strict};

-- Handed in. Written once; the last one counts.
CREATE TABLE disclosure_filing (
  agency_id {text} NOT NULL,
  round_id {text} NOT NULL,
  number {integer} NOT NULL CONSTRAINT disclosure_filing_number_from_one CHECK (number >= 1),
  document {text} NOT NULL,
  sha256 {text} NOT NULL,
  items {integer} NOT NULL,
  shown {integer} NOT NULL,
  is_late {integer} NOT NULL CONSTRAINT disclosure_filing_is_late_truth CHECK (is_late IN (0, 1)),
  handed_in_by {text} NOT NULL,
  handed_in_at {integer} NOT NULL,
  PRIMARY KEY (agency_id, round_id, number),
  FOREIGN KEY (agency_id, round_id) REFERENCES round_agency (agency_id, round_id)
) {strict};
CREATE INDEX disclosure_filing_by_round ON disclosure_filing (round_id, agency_id, number);

CREATE TABLE disclosure_filed_file (
  agency_id {text} NOT NULL,
  round_id {text} NOT NULL,
  filing_number {integer} NOT NULL,
  item {text} NOT NULL,
  file_number {integer} NOT NULL,
  PRIMARY KEY (agency_id, round_id, filing_number, item, file_number),
  FOREIGN KEY (agency_id, round_id, filing_number) REFERENCES disclosure_filing (agency_id, round_id, number),
  FOREIGN KEY (agency_id, round_id, item, file_number) REFERENCES disclosure_file (agency_id, round_id, item, number)
) {strict};
CREATE INDEX disclosure_filed_file_by_file ON disclosure_filed_file (agency_id, round_id, item, file_number);
