-- SPDX-License-Identifier: Apache-2.0
-- Which migrations this database has had. The digest is of the migration's text, so that a change is noticed.
CREATE TABLE schema_migration (
  number      {integer} NOT NULL PRIMARY KEY,
  name        {text} NOT NULL,
  digest      {text} NOT NULL,
  applied_at  {integer} NOT NULL,
  duration_us {integer} NOT NULL CHECK (duration_us >= 0)
) {strict};
