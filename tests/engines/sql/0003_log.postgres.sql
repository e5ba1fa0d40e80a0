-- SPDX-License-Identifier: Apache-2.0
CREATE TABLE log (number {integer} NOT NULL PRIMARY KEY, line {text} NOT NULL);
CREATE FUNCTION refuse_log_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'log_is_append_only';
END $$;
CREATE TRIGGER log_keeps_lines BEFORE UPDATE OR DELETE ON log FOR EACH ROW EXECUTE FUNCTION refuse_log_change();
CREATE FUNCTION log_shelf() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO log (number, line) VALUES (NEW.number, NEW.label);
  RETURN NEW;
END $$;
CREATE TRIGGER shelf_is_logged AFTER INSERT ON shelf FOR EACH ROW EXECUTE FUNCTION log_shelf();
