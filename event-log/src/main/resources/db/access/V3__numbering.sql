-- Numbers of an office's own that look like identity numbers.
ALTER TABLE access.client ADD COLUMN numbering text[] NOT NULL DEFAULT '{}';
COMMENT ON COLUMN access.client.numbering IS 'Patterns of ids and case numbers of its own that would otherwise be taken for identity numbers; # stands for a digit.';
GRANT UPDATE (numbering) ON access.client TO somoyshima_gateway;
