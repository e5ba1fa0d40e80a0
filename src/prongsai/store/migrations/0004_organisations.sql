-- SPDX-License-Identifier: Apache-2.0
-- The register of organisations: each agency as it is now, all that was ever recorded of it, its units, and files that somebody is looking at.
-- An agency is never removed: what it was stays readable, and its id is never another one's.
CREATE TABLE agency (
  agency_id {text} NOT NULL,
  name_th {text} NOT NULL,
  name_en {text} NOT NULL,
  short_names {text} NOT NULL,
  type_code {text} NOT NULL,
  size_group {text} NOT NULL CONSTRAINT agency_size_known CHECK (size_group IN ('', 'S', 'M', 'L')),
  ministry_id {text} NOT NULL,
  province_id {text} NOT NULL,
  district {text} NOT NULL,
  head_count_internal {integer} CONSTRAINT agency_internal_from_zero CHECK (head_count_internal >= 0),
  head_count_external {integer} CONSTRAINT agency_external_from_zero CHECK (head_count_external >= 0),
  website {text} NOT NULL,
  coordinator_mail {text} NOT NULL,
  state {text} NOT NULL CONSTRAINT agency_state_known CHECK (state IN ('active', 'merged', 'closed')),
  merged_into {text} NOT NULL,
  valid_from {text} NOT NULL,
  search_form {text} NOT NULL,
  sort_form {text} NOT NULL,
  version {integer} NOT NULL,
  PRIMARY KEY (agency_id),
  CONSTRAINT agency_merged_into_one CHECK ((state = 'merged') = (merged_into <> ''))
) {strict};
CREATE INDEX agency_in_order ON agency (sort_form, agency_id);

CREATE TABLE agency_version (
  agency_id {text} NOT NULL,
  number {integer} NOT NULL,
  name_th {text} NOT NULL,
  name_en {text} NOT NULL,
  short_names {text} NOT NULL,
  type_code {text} NOT NULL,
  size_group {text} NOT NULL,
  ministry_id {text} NOT NULL,
  province_id {text} NOT NULL,
  district {text} NOT NULL,
  head_count_internal {integer},
  head_count_external {integer},
  website {text} NOT NULL,
  coordinator_mail {text} NOT NULL,
  state {text} NOT NULL,
  merged_into {text} NOT NULL,
  valid_from {text} NOT NULL,
  register_version {integer} NOT NULL,
  recorded_by {text} NOT NULL,
  recorded_at {integer} NOT NULL,
  reason {text} NOT NULL,
  PRIMARY KEY (agency_id, number)
) {strict};
CREATE INDEX agency_version_by_register ON agency_version (register_version);

-- Counts every change of the register: a preview made before one is known for what it is.
CREATE TABLE register_head (
  id {integer} NOT NULL CONSTRAINT register_head_single CHECK (id = 0),
  version {integer} NOT NULL,
  PRIMARY KEY (id)
) {strict};

CREATE TABLE unit (
  agency_id {text} NOT NULL,
  unit_id {text} NOT NULL,
  name {text} NOT NULL,
  version {integer} NOT NULL,
  ended_at {integer},
  PRIMARY KEY (agency_id, unit_id)
) {strict};
CREATE UNIQUE INDEX unit_name_once ON unit (agency_id, name) WHERE ended_at IS NULL;

CREATE TABLE register_draft (
  draft_id {text} NOT NULL,
  person_id {text} NOT NULL,
  file_name {text} NOT NULL,
  content {bytes} NOT NULL,
  digest {text} NOT NULL,
  register_version {integer} NOT NULL,
  created_at {integer} NOT NULL,
  PRIMARY KEY (draft_id)
) {strict};
CREATE INDEX register_draft_by_age ON register_draft (created_at);
