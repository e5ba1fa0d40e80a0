-- SPDX-License-Identifier: Apache-2.0
CREATE TABLE log (number {integer} NOT NULL PRIMARY KEY, line {text} NOT NULL) {strict};
CREATE TRIGGER log_keeps_lines BEFORE UPDATE ON log BEGIN SELECT RAISE(ABORT, 'log_is_append_only'); END;
CREATE TRIGGER log_loses_none BEFORE DELETE ON log BEGIN SELECT RAISE(ABORT, 'log_is_append_only'); END;
CREATE TRIGGER shelf_is_logged AFTER INSERT ON shelf BEGIN
  INSERT INTO log (number, line) VALUES (NEW.number, NEW.label);
END;
