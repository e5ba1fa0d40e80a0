-- SPDX-License-Identifier: Apache-2.0
-- What shall be fetched, what came of it, and what machines read and noticed in it. The bytes lie in archive files beside the
-- database: rows say where. Moments are microseconds UTC, lengths of time milliseconds.
CREATE TABLE capture_order (
  agency_id {text} NOT NULL,
  order_id {text} NOT NULL,
  round_id {text} NOT NULL,
  item {text} NOT NULL,
  address {text} NOT NULL,
  -- What is between "://" and the next "/": orders of one host wait for each other.
  host {text} NOT NULL,
  why {text} NOT NULL CONSTRAINT capture_order_why_known CHECK (why IN ('handed_in', 'close', 'watch', 'asked')),
  asked_at {integer} NOT NULL,
  not_before {integer} NOT NULL,
  tries {integer} NOT NULL CONSTRAINT capture_order_tries_counted CHECK (tries >= 0),
  state {text} NOT NULL CONSTRAINT capture_order_state_known CHECK (state IN ('waiting', 'done', 'given_up')),
  -- Who has it in hand; of a program that died nobody cares: one writer has the folder.
  taken_by {text} NOT NULL,
  ended_at {integer},
  PRIMARY KEY (agency_id, order_id),
  FOREIGN KEY (agency_id, round_id) REFERENCES round_agency (agency_id, round_id)
) {strict};
CREATE UNIQUE INDEX capture_order_one_waiting ON capture_order (agency_id, round_id, item, address) WHERE state = 'waiting';
CREATE INDEX capture_order_next ON capture_order (host, not_before, agency_id, order_id) WHERE state = 'waiting';
CREATE INDEX capture_order_by_round ON capture_order (round_id, state, ended_at);

-- One try to fetch. Written once but for checked_with.
CREATE TABLE capture (
  agency_id {text} NOT NULL,
  capture_id {text} NOT NULL,
  order_id {text} NOT NULL,
  round_id {text} NOT NULL,
  item {text} NOT NULL,
  address {text} NOT NULL,
  why {text} NOT NULL,
  asked_at {integer} NOT NULL,
  took_ms {integer} NOT NULL,
  outcome {text} NOT NULL,
  detail {text} NOT NULL,
  status {integer} NOT NULL,
  final_address {text} NOT NULL,
  media_type {text} NOT NULL,
  packing {text} NOT NULL,
  body_sha256 {text} NOT NULL,
  body_bytes {integer} NOT NULL,
  tls_version {text} NOT NULL,
  tls_subject {text} NOT NULL,
  tls_issuer {text} NOT NULL,
  tls_valid_until {text} NOT NULL,
  tls_leaf_sha256 {text} NOT NULL,
  tls_trusted {integer} NOT NULL CONSTRAINT capture_tls_trusted_truth CHECK (tls_trusted IN (0, 1)),
  -- The line of the trail that vouches for it, and its place there.
  batch_id {text} NOT NULL,
  batch_place {integer} NOT NULL,
  -- Mark of the rules and readers that its checks were made with; '' where they must be made anew; 'unread' where nobody has read
  -- these bytes yet, so that nothing can be checked.
  checked_with {text} NOT NULL,
  PRIMARY KEY (agency_id, capture_id)
) {strict};
CREATE INDEX capture_by_item ON capture (agency_id, round_id, item, address, asked_at);
CREATE INDEX capture_by_body ON capture (body_sha256, round_id, agency_id, item)
  WHERE body_sha256 <> '' AND outcome = 'answered' AND status BETWEEN 200 AND 299;
CREATE INDEX capture_unread ON capture (body_sha256) WHERE checked_with = 'unread';
CREATE INDEX capture_unchecked ON capture (round_id, agency_id, capture_id) WHERE checked_with = '';
CREATE INDEX capture_by_batch ON capture (batch_id, batch_place);

-- One request of it and what it led to: redirects first, then the answer. A record lies at *_offset of *_file; no length: none.
CREATE TABLE capture_exchange (
  agency_id {text} NOT NULL,
  capture_id {text} NOT NULL,
  number {integer} NOT NULL CONSTRAINT capture_exchange_counted CHECK (number >= 1),
  address {text} NOT NULL,
  peer {text} NOT NULL,
  status {integer} NOT NULL,
  asked_at {integer} NOT NULL,
  took_ms {integer} NOT NULL,
  body_sha256 {text} NOT NULL,
  -- Whether the bytes stand in this record, or in an earlier one of the same digest.
  is_whole {integer} NOT NULL CONSTRAINT capture_exchange_whole_truth CHECK (is_whole IN (0, 1)),
  answer_record {text} NOT NULL,
  answer_file {text} NOT NULL,
  answer_offset {integer} NOT NULL,
  answer_length {integer} NOT NULL,
  request_file {text} NOT NULL,
  request_offset {integer} NOT NULL,
  request_length {integer} NOT NULL,
  PRIMARY KEY (agency_id, capture_id, number),
  FOREIGN KEY (agency_id, capture_id) REFERENCES capture (agency_id, capture_id)
) {strict};
CREATE INDEX capture_exchange_by_body ON capture_exchange (body_sha256, asked_at) WHERE is_whole = 1 AND body_sha256 <> '';

-- Belongs to no agency: the same bytes say the same.
CREATE TABLE captured_text (
  body_sha256 {text} NOT NULL,
  read_as {text} NOT NULL,
  pages {integer} NOT NULL,
  table_rows {integer} NOT NULL,
  text_packed {bytes} NOT NULL,
  text_bytes {integer} NOT NULL,
  text_sha256 {text} NOT NULL,
  trouble {text} NOT NULL,
  PRIMARY KEY (body_sha256)
) {strict};

-- `details` are lines of a name, a tab and a value.
CREATE TABLE capture_check (
  agency_id {text} NOT NULL,
  capture_id {text} NOT NULL,
  number {integer} NOT NULL,
  check_code {text} NOT NULL,
  verdict {text} NOT NULL CONSTRAINT capture_check_verdict_known CHECK (verdict IN ('holds', 'doubtful', 'fails', 'cannot_tell')),
  part {text} NOT NULL,
  details {text} NOT NULL,
  excerpt {text} NOT NULL,
  PRIMARY KEY (agency_id, capture_id, number),
  FOREIGN KEY (agency_id, capture_id) REFERENCES capture (agency_id, capture_id)
) {strict};
