-- SPDX-License-Identifier: Apache-2.0
-- The audit trail: its lines, the complete nodes of their Merkle tree, and what was signed. The head is there from the
-- beginning, so that the first two writers find a row to wait for.
CREATE TABLE audit_entry (
  sequence {integer} NOT NULL CONSTRAINT audit_entry_sequence_from_zero CHECK (sequence >= 0),
  happened_at {integer} NOT NULL,
  actor_id {text} NOT NULL,
  action {text} NOT NULL,
  agency_id {text} NOT NULL,
  line {text} NOT NULL,
  PRIMARY KEY (sequence)
) {strict};
CREATE INDEX audit_entry_by_agency ON audit_entry (agency_id, sequence);
CREATE INDEX audit_entry_by_actor ON audit_entry (actor_id, sequence);

CREATE TABLE audit_node (
  level {integer} NOT NULL,
  number {integer} NOT NULL,
  hash {bytes} NOT NULL CONSTRAINT audit_node_hash_length CHECK (length(hash) = 32),
  PRIMARY KEY (level, number)
) {strict};

CREATE TABLE audit_head (
  id {integer} NOT NULL CONSTRAINT audit_head_single CHECK (id = 0),
  size {integer} NOT NULL,
  subtrees {bytes} NOT NULL,
  PRIMARY KEY (id)
) {strict};

CREATE TABLE audit_checkpoint (
  size {integer} NOT NULL,
  signed_at {integer} NOT NULL,
  note {text} NOT NULL,
  PRIMARY KEY (size)
) {strict};

INSERT INTO audit_head (id, size, subtrees) VALUES (0, 0, CAST('' AS {bytes}));
