-- SPDX-License-Identifier: Apache-2.0
CREATE TABLE shelf (
  number {integer} NOT NULL PRIMARY KEY,
  label  {text} NOT NULL
) {strict};

CREATE TABLE book (
  shelf     {integer} NOT NULL REFERENCES shelf (number),
  number    {integer} NOT NULL,
  title     {text} NOT NULL CONSTRAINT book_title_not_empty CHECK (length(title) > 0),
  isbn      {text},
  cover     {bytes},
  lent      {integer} NOT NULL DEFAULT 0 CONSTRAINT book_lent_is_truth CHECK (lent IN (0, 1)),
  price     {integer},
  bought_at {integer},
  PRIMARY KEY (shelf, number)
) {strict};
CREATE UNIQUE INDEX book_isbn_unique ON book (isbn);

INSERT INTO shelf (number, label) VALUES (1, 'หน้าร้าน');
