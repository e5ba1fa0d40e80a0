-- SPDX-License-Identifier: Apache-2.0
-- Official documents: how those of an agency look, what was typed for one of them, what was published, and its files.
CREATE TABLE letterhead (
  agency_id {text} NOT NULL,
  issuer {text} NOT NULL,
  place {text} NOT NULL,
  telephone {text} NOT NULL,
  mail {text} NOT NULL,
  header {text} NOT NULL,
  signer {text} NOT NULL,
  signer_position {text} NOT NULL,
  digits {text} NOT NULL CONSTRAINT letterhead_digits_known CHECK (digits IN ('arabic', 'thai')),
  logo {bytes} NOT NULL,
  logo_type {text} NOT NULL CONSTRAINT letterhead_logo_known CHECK (logo_type IN ('', 'image/png', 'image/jpeg')),
  version {integer} NOT NULL,
  changed_by {text} NOT NULL,
  changed_at {integer} NOT NULL,
  PRIMARY KEY (agency_id)
) {strict};

-- The year is the one that the document is called by.
CREATE TABLE document_field (
  agency_id {text} NOT NULL,
  kind {text} NOT NULL,
  year {integer} NOT NULL CONSTRAINT document_field_year_buddhist CHECK (year BETWEEN 2500 AND 2700),
  field {text} NOT NULL,
  content {text} NOT NULL,
  version {integer} NOT NULL,
  changed_by {text} NOT NULL,
  changed_at {integer} NOT NULL,
  PRIMARY KEY (agency_id, kind, year, field)
) {strict};

-- Published. Everything but the state is written once.
CREATE TABLE document_version (
  agency_id {text} NOT NULL,
  kind {text} NOT NULL,
  year {integer} NOT NULL CONSTRAINT document_version_year_buddhist CHECK (year BETWEEN 2500 AND 2700),
  number {integer} NOT NULL CONSTRAINT document_version_counted CHECK (number >= 1),
  state {text} NOT NULL CONSTRAINT document_version_state_known CHECK (state IN ('published', 'replaced')),
  day {text} NOT NULL,
  title {text} NOT NULL,
  edition_id {text} NOT NULL,
  data {text} NOT NULL,
  plan_mark {text} NOT NULL,
  template_fingerprint {text} NOT NULL,
  document_fingerprint {text} NOT NULL,
  software {text} NOT NULL,
  note {text} NOT NULL,
  published_by {text} NOT NULL,
  published_at {integer} NOT NULL,
  PRIMARY KEY (agency_id, kind, year, number)
) {strict};
CREATE UNIQUE INDEX document_version_one_published ON document_version (agency_id, kind, year) WHERE state = 'published';

CREATE TABLE document_file (
  agency_id {text} NOT NULL,
  kind {text} NOT NULL,
  year {integer} NOT NULL,
  number {integer} NOT NULL,
  format {text} NOT NULL CONSTRAINT document_file_format_known CHECK (format IN ('pdf', 'docx', 'html', 'xlsx', 'part')),
  content {bytes} NOT NULL,
  sha256 {text} NOT NULL,
  PRIMARY KEY (agency_id, kind, year, number, format),
  CONSTRAINT document_file_of_a_version
    FOREIGN KEY (agency_id, kind, year, number) REFERENCES document_version (agency_id, kind, year, number)
) {strict};
