-- Who may speak and read, and a log of what was done with that. Both applications read it; only the gateway writes clients.

CREATE TABLE access.client (
    client_id     text        PRIMARY KEY,
    name          text        NOT NULL,
    reach         text        NOT NULL,
    permissions   text[]      NOT NULL,
    sources       text[]      NOT NULL,
    registered_at timestamptz NOT NULL DEFAULT now(),
    registered_by text        NOT NULL,
    revoked_at    timestamptz
);

COMMENT ON TABLE access.client IS 'Systems that fetch tokens: an office system, a district''s reports, an administrator''s tool.';
COMMENT ON COLUMN access.client.name IS 'What it is, for people.';
COMMENT ON COLUMN access.client.reach IS 'For whom it speaks and whose figures it reads: a place (BD, BD-30, …) or office:<office>.';
COMMENT ON COLUMN access.client.permissions IS 'What it may do, as scopes of a token, e.g. facts:write.';
COMMENT ON COLUMN access.client.sources IS 'CloudEvents sources it may speak as, each with everything below it.';
COMMENT ON COLUMN access.client.registered_by IS 'The client that registered it.';
COMMENT ON COLUMN access.client.revoked_at IS 'Since when it gets no token and its tokens are refused; never taken back.';

CREATE TABLE access.client_secret (
    secret_id   bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    client_id   text        NOT NULL REFERENCES access.client,
    secret_hash text        NOT NULL,
    made_at     timestamptz NOT NULL DEFAULT now(),
    expires_at  timestamptz
);
CREATE INDEX client_sources_idx ON access.client USING gin (sources);

CREATE INDEX client_secret_client_idx ON access.client_secret (client_id);

COMMENT ON TABLE access.client_secret IS 'Secrets, hashed. While one replaces another both are good.';
COMMENT ON COLUMN access.client_secret.secret_hash IS 'The secret itself is shown once and kept nowhere.';
COMMENT ON COLUMN access.client_secret.expires_at IS 'Until when it is good, exclusive; null: until it is replaced.';

CREATE TABLE access.sign_in_code (
    code_hash  text        PRIMARY KEY,
    client_id  text        NOT NULL,
    made_at    timestamptz NOT NULL DEFAULT now(),
    expires_at timestamptz NOT NULL,
    used_at    timestamptz
);

COMMENT ON TABLE access.sign_in_code IS 'Codes of links that open a browser session for reading, each good once.';
COMMENT ON COLUMN access.sign_in_code.code_hash IS 'SHA-256 of the code, in hexadecimal.';

CREATE TABLE access.audit_entry (
    entry_id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    at       timestamptz NOT NULL DEFAULT now(),
    actor    text        NOT NULL,
    action   text        NOT NULL,
    subject  text        NOT NULL,
    detail   text        NOT NULL,
    address  text
);
CREATE INDEX audit_entry_at_idx ON access.audit_entry (at);

COMMENT ON TABLE access.audit_entry IS 'What was done with credentials and administration, and what was refused. The applications can add to it and never change it.';
COMMENT ON COLUMN access.audit_entry.actor IS 'The client that acted, or was refused.';
COMMENT ON COLUMN access.audit_entry.subject IS 'What it acted on: a client, an office, an entry of quarantine, an address.';
COMMENT ON COLUMN access.audit_entry.address IS 'The network address the request came from.';

GRANT USAGE ON SCHEMA access TO somoyshima_gateway, somoyshima_projection;
GRANT SELECT, INSERT ON access.client, access.client_secret, access.sign_in_code, access.audit_entry TO somoyshima_gateway;
GRANT UPDATE (name, reach, permissions, sources, revoked_at) ON access.client TO somoyshima_gateway;
GRANT UPDATE (expires_at) ON access.client_secret TO somoyshima_gateway;
GRANT UPDATE (used_at) ON access.sign_in_code TO somoyshima_gateway;
GRANT SELECT (client_id, revoked_at) ON access.client TO somoyshima_projection;
GRANT INSERT ON access.audit_entry TO somoyshima_projection;
