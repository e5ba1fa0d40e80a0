-- SPDX-License-Identifier: Apache-2.0
-- Plans of agencies: small records, every change of them, the versions handed in, what agencies add to the library, who was reminded.
CREATE TABLE plan (
  agency_id {text} NOT NULL,
  year {integer} NOT NULL CONSTRAINT plan_year_buddhist CHECK (year BETWEEN 2500 AND 2700),
  edition_id {text} NOT NULL,
  version {integer} NOT NULL,
  made_by {text} NOT NULL,
  made_at {integer} NOT NULL,
  changed_by {text} NOT NULL,
  changed_at {integer} NOT NULL,
  PRIMARY KEY (agency_id, year)
) {strict};

-- The content is the record as improvement::written gives it. Removed records stay, so that a removal can be taken back.
CREATE TABLE plan_record (
  agency_id {text} NOT NULL,
  year {integer} NOT NULL,
  record_id {text} NOT NULL,
  content {text} NOT NULL,
  origin {text} NOT NULL,
  is_removed {integer} NOT NULL CONSTRAINT plan_record_removed_or_not CHECK (is_removed IN (0, 1)),
  version {integer} NOT NULL,
  PRIMARY KEY (agency_id, year, record_id),
  CONSTRAINT plan_record_of_a_plan FOREIGN KEY (agency_id, year) REFERENCES plan (agency_id, year)
) {strict};
CREATE INDEX plan_record_by_origin ON plan_record (origin) WHERE origin <> '';

-- Every change since the plan was made; its number is the version of the plan that it made. Changes of one deed share a batch, the number of the
-- first of them.
CREATE TABLE plan_change (
  agency_id {text} NOT NULL,
  year {integer} NOT NULL,
  number {integer} NOT NULL,
  batch {integer} NOT NULL,
  record_id {text} NOT NULL,
  before {text} NOT NULL,
  after {text} NOT NULL,
  deed {text} NOT NULL,
  changed_by {text} NOT NULL,
  changed_at {integer} NOT NULL,
  PRIMARY KEY (agency_id, year, number),
  CONSTRAINT plan_change_of_a_plan FOREIGN KEY (agency_id, year) REFERENCES plan (agency_id, year)
) {strict};
CREATE INDEX plan_change_by_record ON plan_change (agency_id, year, record_id, number);

-- Handed in. The document is written once; only the state goes on.
CREATE TABLE plan_version (
  agency_id {text} NOT NULL,
  year {integer} NOT NULL,
  number {integer} NOT NULL,
  state {text} NOT NULL
    CONSTRAINT plan_version_state_known CHECK (state IN ('handed_in', 'sent_back', 'approved', 'published', 'replaced')),
  plan_version {integer} NOT NULL,
  document {text} NOT NULL,
  fingerprint {text} NOT NULL,
  content_mark {text} NOT NULL,
  note {text} NOT NULL,
  open_points {text} NOT NULL,
  handed_in_by {text} NOT NULL,
  handed_in_at {integer} NOT NULL,
  decided_by {text},
  decided_at {integer},
  decision_note {text} NOT NULL,
  published_by {text},
  published_at {integer},
  PRIMARY KEY (agency_id, year, number),
  CONSTRAINT plan_version_of_a_plan FOREIGN KEY (agency_id, year) REFERENCES plan (agency_id, year),
  CONSTRAINT plan_version_decided_by_somebody
    CHECK ((decided_by IS NULL) = (decided_at IS NULL) AND (state NOT IN ('approved', 'sent_back', 'published') OR decided_by IS NOT NULL)),
  CONSTRAINT plan_version_published_by_somebody
    CHECK ((published_by IS NULL) = (published_at IS NULL) AND (state <> 'published' OR published_by IS NOT NULL)),
  CONSTRAINT plan_version_needs_two_persons CHECK (decided_by IS NULL OR decided_by <> handed_in_by OR decided_by = 'system')
) {strict};
CREATE UNIQUE INDEX plan_version_one_handed_in ON plan_version (agency_id, year) WHERE state = 'handed_in';
CREATE UNIQUE INDEX plan_version_one_published ON plan_version (agency_id, year) WHERE state = 'published';

CREATE TABLE library_entry (
  agency_id {text} NOT NULL,
  entry_id {text} NOT NULL,
  content {text} NOT NULL,
  is_removed {integer} NOT NULL CONSTRAINT library_entry_removed_or_not CHECK (is_removed IN (0, 1)),
  changed_by {text} NOT NULL,
  changed_at {integer} NOT NULL,
  PRIMARY KEY (agency_id, entry_id)
) {strict};

-- One mail a person for a record and a reason, however often the clock asks.
CREATE TABLE plan_reminder (
  person_id {text} NOT NULL,
  agency_id {text} NOT NULL,
  year {integer} NOT NULL,
  record_id {text} NOT NULL,
  reason {text} NOT NULL,
  sent_at {integer} NOT NULL,
  PRIMARY KEY (person_id, agency_id, year, record_id, reason)
) {strict};
