-- SPDX-License-Identifier: Apache-2.0
-- Results of one agency under one edition of the rules: what is being typed, what came in a file, and the versions that were handed in.
-- A draft is never removed: its version goes on counting, so that a page opened long ago is known for what it is.
CREATE TABLE result_draft (
  agency_id {text} NOT NULL,
  edition_id {text} NOT NULL,
  version {integer} NOT NULL,
  begun_version {integer} NOT NULL,
  is_open {integer} NOT NULL CONSTRAINT result_draft_open_or_not CHECK (is_open IN (0, 1)),
  made_up {integer} NOT NULL CONSTRAINT result_draft_made_up_or_not CHECK (made_up IN (0, 1)),
  changed_by {text} NOT NULL,
  changed_at {integer} NOT NULL,
  PRIMARY KEY (agency_id, edition_id)
) {strict};

CREATE TABLE result_draft_text (
  agency_id {text} NOT NULL,
  edition_id {text} NOT NULL,
  field {text} NOT NULL,
  content {text} NOT NULL,
  version {integer} NOT NULL,
  changed_by {text} NOT NULL,
  PRIMARY KEY (agency_id, edition_id, field)
) {strict};

CREATE TABLE result_draft_source (
  agency_id {text} NOT NULL,
  edition_id {text} NOT NULL,
  number {integer} NOT NULL,
  source_key {text} NOT NULL,
  title {text} NOT NULL,
  url {text} NOT NULL,
  note_th {text} NOT NULL,
  note_en {text} NOT NULL,
  PRIMARY KEY (agency_id, edition_id, number)
) {strict};

-- A file or a paste that somebody is looking at before its figures go into the draft.
CREATE TABLE result_intake (
  agency_id {text} NOT NULL,
  edition_id {text} NOT NULL,
  person_id {text} NOT NULL,
  intake_id {text} NOT NULL,
  kind {text} NOT NULL CONSTRAINT result_intake_kind_known CHECK (kind IN ('file', 'paste')),
  file_name {text} NOT NULL,
  content {bytes} NOT NULL,
  created_at {integer} NOT NULL,
  PRIMARY KEY (agency_id, edition_id, person_id)
) {strict};
CREATE INDEX result_intake_by_age ON result_intake (created_at);

-- Handed in. The document and what follows from it are written once; only the state goes on.
CREATE TABLE result_version (
  agency_id {text} NOT NULL,
  edition_id {text} NOT NULL,
  number {integer} NOT NULL,
  state {text} NOT NULL
    CONSTRAINT result_version_state_known CHECK (state IN ('entered', 'confirmed', 'published', 'replaced')),
  document {text} NOT NULL,
  fingerprint {text} NOT NULL,
  made_up {integer} NOT NULL CONSTRAINT result_version_made_up_or_not CHECK (made_up IN (0, 1)),
  total {integer},
  level_code {text} NOT NULL,
  passed {integer} CONSTRAINT result_version_passed_or_not CHECK (passed IN (0, 1)),
  findings {integer} NOT NULL,
  reason {text} NOT NULL,
  entered_by {text} NOT NULL,
  entered_at {integer} NOT NULL,
  confirmed_by {text},
  confirmed_at {integer},
  proposed_by {text},
  published_by {text},
  published_at {integer},
  PRIMARY KEY (agency_id, edition_id, number),
  CONSTRAINT result_version_confirmed_by_somebody
    CHECK ((confirmed_by IS NULL) = (confirmed_at IS NULL) AND (state <> 'confirmed' OR confirmed_by IS NOT NULL)),
  CONSTRAINT result_version_published_by_somebody
    CHECK ((published_by IS NULL) = (published_at IS NULL) AND (state <> 'published' OR published_by IS NOT NULL)),
  CONSTRAINT result_version_needs_two_persons CHECK (proposed_by IS NULL OR published_by IS NULL OR proposed_by <> published_by)
) {strict};
CREATE UNIQUE INDEX result_version_one_pending ON result_version (agency_id, edition_id) WHERE state IN ('entered', 'confirmed');
CREATE UNIQUE INDEX result_version_one_published ON result_version (agency_id, edition_id) WHERE state = 'published';
CREATE INDEX result_version_by_edition ON result_version (edition_id, state, agency_id);
