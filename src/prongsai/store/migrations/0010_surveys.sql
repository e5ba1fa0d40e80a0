-- SPDX-License-Identifier: Apache-2.0
-- Surveys, the ballots put into sealed boxes, and what is left when a box has been opened. In the tables that ballots touch
-- no column holds a person, an address or a time of day: docs/decisions/sealed-ballot-boxes.md says why nothing links an
-- answer to who gave it. A survey belongs to one agency, so its number stands in keys where an agency stands elsewhere.

-- One for a round, or one for a pulse of an agency.
CREATE TABLE ballot_box (
  box_id {text} NOT NULL,
  round_id {text} NOT NULL,
  agency_id {text} NOT NULL,
  public_key {bytes} NOT NULL CONSTRAINT ballot_box_key_length CHECK (length(public_key) = 32),
  key_custody {text} NOT NULL CONSTRAINT ballot_box_custody_known CHECK (key_custody IN ('server', 'custodians')),
  state {text} NOT NULL CONSTRAINT ballot_box_state_known CHECK (state IN ('sealed', 'opening', 'opened')),
  version {integer} NOT NULL,
  PRIMARY KEY (box_id),
  CONSTRAINT ballot_box_of_a_round_or_an_agency CHECK ((round_id = '') <> (agency_id = ''))
) {strict};
CREATE UNIQUE INDEX ballot_box_one_of_a_round ON ballot_box (round_id) WHERE round_id <> '';

-- The surveys of a round are open as its collect phase is; a pulse has its own days. Versions count over all surveys, so that
-- "what changed since" is one number.
CREATE TABLE survey (
  survey_number {integer} NOT NULL CONSTRAINT survey_number_from_one CHECK (survey_number >= 1),
  agency_id {text} NOT NULL,
  link {text} NOT NULL,
  round_id {text} NOT NULL,
  edition_id {text} NOT NULL,
  fingerprint {text} NOT NULL,
  instrument {text} NOT NULL,
  part {text} NOT NULL,
  purpose {text} NOT NULL CONSTRAINT survey_purpose_known CHECK (purpose IN ('official', 'pulse')),
  credential {text} NOT NULL CONSTRAINT survey_credential_known CHECK (credential IN ('open_link', 'single_use_code')),
  box_id {text} NOT NULL REFERENCES ballot_box (box_id),
  state {text} NOT NULL CONSTRAINT survey_state_known CHECK (state IN ('collecting', 'opened')),
  opens_at {integer},
  closes_at {integer},
  version {integer} NOT NULL,
  PRIMARY KEY (survey_number),
  CONSTRAINT survey_official_ones_are_of_a_round CHECK ((purpose = 'official') = (round_id <> '')),
  CONSTRAINT survey_pulses_have_days
    CHECK ((purpose = 'pulse') = (opens_at IS NOT NULL) AND (opens_at IS NULL) = (closes_at IS NULL) AND (opens_at IS NULL OR opens_at < closes_at))
) {strict};
CREATE UNIQUE INDEX survey_link ON survey (link);
CREATE UNIQUE INDEX survey_one_of_its_kind ON survey (round_id, agency_id, instrument, part) WHERE purpose = 'official';
CREATE INDEX survey_by_agency ON survey (agency_id, survey_number);
CREATE INDEX survey_by_box ON survey (box_id, survey_number);
CREATE INDEX survey_by_version ON survey (version);

-- How many ballots came in on a day (whole days since 1970-01-01 in Bangkok), by whichever channel.
CREATE TABLE survey_day (
  survey_number {integer} NOT NULL,
  day {integer} NOT NULL,
  received {integer} NOT NULL CONSTRAINT survey_day_received_some CHECK (received >= 1),
  PRIMARY KEY (survey_number, day)
) {strict}{sorted};

-- How many ballots came in by which channel, on whichever day.
CREATE TABLE survey_channel (
  survey_number {integer} NOT NULL,
  channel {text} NOT NULL,
  received {integer} NOT NULL CONSTRAINT survey_channel_received_some CHECK (received >= 1),
  PRIMARY KEY (survey_number, channel)
) {strict}{sorted};

-- How bunched the arrivals of a day were, in four steps; worked out in memory, never from times that are kept.
CREATE TABLE survey_burst (
  survey_number {integer} NOT NULL,
  day {integer} NOT NULL,
  level {integer} NOT NULL CONSTRAINT survey_burst_level_known CHECK (level BETWEEN 0 AND 3),
  PRIMARY KEY (survey_number, day)
) {strict}{sorted};

-- Of a single-use code only its digest and whether it was used.
CREATE TABLE survey_code (
  survey_number {integer} NOT NULL,
  code_digest {bytes} NOT NULL,
  used {integer} NOT NULL CONSTRAINT survey_code_used_or_not CHECK (used IN (0, 1)),
  PRIMARY KEY (survey_number, code_digest)
) {strict}{sorted};

-- Ballots of surveys whose box is not opened yet. Both digests are made from a random id that the device of the respondent made. They
-- lie in the order of their receipts: that finds a receipt and a resend with one look, and tells nothing of when they came.
CREATE TABLE sealed_ballot (
  receipt {bytes} NOT NULL CONSTRAINT sealed_ballot_receipt_length CHECK (length(receipt) = 16),
  submission {bytes} NOT NULL CONSTRAINT sealed_ballot_submission_length CHECK (length(submission) = 16),
  survey_number {integer} NOT NULL,
  sealed {bytes} NOT NULL,
  PRIMARY KEY (receipt, submission, survey_number)
) {strict}{sorted};

-- Whoever writes ballots locks this table first: of several servers one writes at a time.
CREATE TABLE collecting_turn (
  id {integer} NOT NULL,
  PRIMARY KEY (id)
) {strict};

-- What is left of an opened survey. The sheets are sorted by their bytes: neither order nor key leads from one to its ballot.
CREATE TABLE ballot_stack (
  survey_number {integer} NOT NULL,
  fingerprint {text} NOT NULL,
  bytes_each {integer} NOT NULL CONSTRAINT ballot_stack_sheets_have_bytes CHECK (bytes_each >= 1),
  sheets_count {integer} NOT NULL,
  sheets {bytes} NOT NULL,
  refused {integer} NOT NULL CONSTRAINT ballot_stack_refused_not_negative CHECK (refused >= 0),
  PRIMARY KEY (survey_number),
  CONSTRAINT ballot_stack_whole CHECK (length(sheets) = bytes_each * sheets_count)
) {strict};

-- Cells of tally::Counts, each a number of 32 bits, least significant byte first.
CREATE TABLE survey_count (
  survey_number {integer} NOT NULL,
  cells {bytes} NOT NULL,
  PRIMARY KEY (survey_number)
) {strict};

-- Answers about the respondents, each question by itself; "pace" is counted here too.
CREATE TABLE survey_profile_count (
  survey_number {integer} NOT NULL,
  question {text} NOT NULL,
  choice {integer} NOT NULL,
  count {integer} NOT NULL,
  PRIMARY KEY (survey_number, question, choice)
) {strict};

-- Normally one ballot each; a forged device can make two ids that give one receipt.
CREATE TABLE counted_receipt (
  survey_number {integer} NOT NULL,
  receipt {bytes} NOT NULL CONSTRAINT counted_receipt_length CHECK (length(receipt) = 16),
  ballots {integer} NOT NULL CONSTRAINT counted_receipt_counted CHECK (ballots >= 1),
  PRIMARY KEY (survey_number, receipt)
) {strict}{sorted};
CREATE INDEX counted_receipt_by_receipt ON counted_receipt (receipt);
