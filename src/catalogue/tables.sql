CREATE TABLE server (
  slug TEXT PRIMARY KEY CHECK (slug GLOB '[a-z0-9]*'),
  origin TEXT NOT NULL CHECK (origin IN ('ours', 'foreign')),
  title TEXT NOT NULL,
  label TEXT NOT NULL UNIQUE,
  vendor TEXT,
  summary TEXT,
  description TEXT,
  repository_url TEXT,
  repository_commit TEXT,
  repository_folder TEXT,
  transport TEXT CHECK (transport IN $transports),
  licence TEXT,
  quality TEXT NOT NULL CHECK (quality IN $qualities),
  known_tools INTEGER,
  known_of INTEGER,
  product TEXT CHECK (product GLOB '[a-z0-9]*'), -- the same for servers that are variants of one product
  variant TEXT,
  tool_count INTEGER NOT NULL CHECK (tool_count > 0),
  tool_set TEXT NOT NULL CHECK (length(tool_set) = 64),
  definitions TEXT NOT NULL CHECK (length(definitions) = 64),
  CHECK ((known_tools IS NULL) = (known_of IS NULL)),
  CHECK (known_of > known_tools)
) STRICT, WITHOUT ROWID;

CREATE TABLE source (
  server TEXT NOT NULL REFERENCES server (slug),
  id TEXT NOT NULL,
  position INTEGER NOT NULL,
  title TEXT NOT NULL,
  url TEXT,
  commit_hash TEXT,
  path TEXT,
  version TEXT,
  seen TEXT CHECK (seen GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
  PRIMARY KEY (server, id)
) STRICT, WITHOUT ROWID;

CREATE TABLE fact_source (
  server TEXT NOT NULL,
  fact TEXT NOT NULL CHECK (fact IN $facts),
  source TEXT NOT NULL,
  PRIMARY KEY (server, fact, source),
  FOREIGN KEY (server, source) REFERENCES source (server, id)
) STRICT, WITHOUT ROWID;

CREATE TABLE disagreement (
  server TEXT NOT NULL REFERENCES server (slug),
  position INTEGER NOT NULL,
  tool TEXT,
  field TEXT NOT NULL CHECK (field IN $disagreement_fields),
  argument TEXT,
  statements TEXT NOT NULL CHECK (json_valid(statements)),
  PRIMARY KEY (server, position),
  CHECK ((field = 'argument') = (argument IS NOT NULL))
) STRICT, WITHOUT ROWID;

CREATE TABLE control (
  server TEXT NOT NULL,
  position INTEGER NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN $control_kinds),
  how TEXT NOT NULL,
  setting TEXT,
  tools TEXT CHECK (json_valid(tools)),
  source TEXT NOT NULL,
  PRIMARY KEY (server, position),
  FOREIGN KEY (server, source) REFERENCES source (server, id)
) STRICT, WITHOUT ROWID;

CREATE TABLE start (
  server TEXT NOT NULL REFERENCES server (slug),
  position INTEGER NOT NULL,
  id TEXT NOT NULL,
  body TEXT NOT NULL CHECK (json_valid(body)),
  PRIMARY KEY (server, position),
  UNIQUE (server, id)
) STRICT, WITHOUT ROWID;

CREATE TABLE package (
  -- the packages of a server; the one at position 0 was read
  server TEXT NOT NULL REFERENCES server (slug),
  position INTEGER NOT NULL,
  registry TEXT NOT NULL CHECK (registry IN $package_registries),
  name TEXT NOT NULL,
  version TEXT,
  subcommand TEXT CHECK (json_valid(subcommand)), -- words behind the package that start the server
  PRIMARY KEY (server, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE remote (
  -- addresses at which the vendor hosts the server; * is one part of host or path, /** any rest
  server TEXT NOT NULL,
  position INTEGER NOT NULL,
  url TEXT NOT NULL CHECK (url GLOB 'https://*'),
  source TEXT NOT NULL,
  PRIMARY KEY (server, position),
  FOREIGN KEY (server, source) REFERENCES source (server, id)
) STRICT, WITHOUT ROWID;

CREATE TABLE other_name (
  -- commands, ids in galleries of extensions, and names that the server had before
  server TEXT NOT NULL REFERENCES server (slug),
  kind TEXT NOT NULL CHECK (kind IN ('command', 'extension', 'former')),
  position INTEGER NOT NULL,
  body TEXT NOT NULL CHECK (json_valid(body)),
  PRIMARY KEY (server, kind, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE version (
  -- published versions of the package that was read, newest first
  server TEXT NOT NULL REFERENCES server (slug),
  position INTEGER NOT NULL,
  version TEXT NOT NULL,
  published TEXT CHECK (published GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
  read TEXT NOT NULL CHECK (read GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
  tools INTEGER NOT NULL CHECK (tools >= 0),
  changes TEXT NOT NULL CHECK (json_valid(changes)), -- against the version below it
  PRIMARY KEY (server, position),
  UNIQUE (server, version)
) STRICT, WITHOUT ROWID;

CREATE TABLE use_source (
  -- where the numbers of use come from: the sample, or the registry, with its days
  id TEXT PRIMARY KEY CHECK (id IN ('configurations', 'downloads')),
  body TEXT NOT NULL CHECK (json_valid(body))
) STRICT, WITHOUT ROWID;

CREATE TABLE server_use (
  -- how widely a server is used; no row where nothing is known
  server TEXT PRIMARY KEY REFERENCES server (slug),
  repositories INTEGER CHECK (repositories > 0), -- of the sample, that configure it
  downloads INTEGER CHECK (downloads >= 0), -- of its npm packages, in a month
  level INTEGER NOT NULL CHECK (level BETWEEN 0 AND 2),
  CHECK (coalesce(repositories, downloads) IS NOT NULL)
) STRICT, WITHOUT ROWID;

CREATE TABLE order_of_use (
  -- all servers, the most widely used first; lists of servers are in this order
  slug TEXT PRIMARY KEY REFERENCES server (slug),
  place INTEGER NOT NULL UNIQUE
) STRICT, WITHOUT ROWID;

CREATE TABLE tool (
  id INTEGER PRIMARY KEY, -- made from the server's slug and the tool's place in the order of names
  server TEXT NOT NULL REFERENCES server (slug),
  name TEXT NOT NULL CHECK (name <> ''),
  slug TEXT NOT NULL CHECK (slug GLOB '[a-z0-9]*'),
  family TEXT NOT NULL,
  letter TEXT NOT NULL CHECK (letter GLOB '[a-z0-9]' OR letter = 'other'),
  title TEXT,
  summary TEXT,
  description TEXT,
  parameters_known INTEGER NOT NULL CHECK (parameters_known IN (0, 1)),
  quoted INTEGER NOT NULL CHECK (quoted IN (0, 1)),
  read_only_hint INTEGER CHECK (read_only_hint IN (0, 1)),
  destructive_hint INTEGER CHECK (destructive_hint IN (0, 1)),
  idempotent_hint INTEGER CHECK (idempotent_hint IN (0, 1)),
  open_world_hint INTEGER CHECK (open_world_hint IN (0, 1)),
  category TEXT NOT NULL CHECK (category IN $categories),
  severity TEXT NOT NULL CHECK (severity IN $severities),
  severity_rank INTEGER NOT NULL CHECK (severity_rank BETWEEN 0 AND 4),
  object TEXT, -- the class of what a call touches, where it is known: see object-classes in vocabulary
  reversibility TEXT NOT NULL CHECK (reversibility IN $reversibilities),
  confidence TEXT NOT NULL CHECK (confidence IN $confidences),
  assessment TEXT NOT NULL CHECK (json_valid(assessment)),
  fingerprint TEXT NOT NULL CHECK (length(fingerprint) = 64),
  fingerprint_basis TEXT NOT NULL CHECK (fingerprint_basis IN $fingerprint_bases)
) STRICT;

CREATE TABLE parameter (
  tool INTEGER NOT NULL REFERENCES tool (id),
  position INTEGER NOT NULL,
  name TEXT NOT NULL,
  type TEXT,
  required INTEGER NOT NULL CHECK (required IN (0, 1)),
  enum_values TEXT CHECK (json_valid(enum_values)),
  default_value TEXT CHECK (json_valid(default_value)),
  description TEXT,
  PRIMARY KEY (tool, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE tool_capability (
  tool INTEGER NOT NULL REFERENCES tool (id),
  capability TEXT NOT NULL CHECK (capability IN $capabilities),
  PRIMARY KEY (capability, tool)
) STRICT, WITHOUT ROWID;

CREATE TABLE tool_notice (
  tool INTEGER NOT NULL REFERENCES tool (id),
  notice TEXT NOT NULL CHECK (notice IN $notices),
  PRIMARY KEY (notice, tool)
) STRICT, WITHOUT ROWID;

CREATE TABLE risk_rule (
  id TEXT PRIMARY KEY,
  title TEXT NOT NULL,
  body TEXT NOT NULL CHECK (json_valid(body))
) STRICT, WITHOUT ROWID;

CREATE TABLE rule_firing (
  rule TEXT NOT NULL REFERENCES risk_rule (id),
  tool INTEGER NOT NULL REFERENCES tool (id),
  PRIMARY KEY (rule, tool)
) STRICT, WITHOUT ROWID;

CREATE TABLE family (
  -- tools that do the same to the same class of object, or whose names say the same
  id INTEGER PRIMARY KEY,
  action TEXT CHECK (action IN $actions),
  object TEXT, -- the class; none of a family by name, and where nothing is known of the thing
  discloses TEXT, -- who may know what is read; none of other actions
  verb TEXT,
  noun TEXT,
  tools INTEGER NOT NULL CHECK (tools > 1),
  usual TEXT NOT NULL CHECK (usual IN $severities),
  exceptions INTEGER NOT NULL,
  CHECK ((action IS NULL) = (verb IS NOT NULL)),
  CHECK ((verb IS NULL) = (noun IS NULL))
) STRICT;

CREATE TABLE family_exception (
  family INTEGER NOT NULL REFERENCES family (id),
  tool INTEGER NOT NULL REFERENCES tool (id),
  severity TEXT NOT NULL CHECK (severity IN $severities),
  reasons TEXT NOT NULL CHECK (json_valid(reasons)),
  PRIMARY KEY (family, tool)
) STRICT, WITHOUT ROWID;

CREATE TABLE preset (
  id TEXT PRIMARY KEY CHECK (id IN $presets),
  body TEXT NOT NULL CHECK (json_valid(body))
) STRICT, WITHOUT ROWID;

CREATE TABLE preset_row (
  -- the first row of a preset that matches a tool decides about it
  preset TEXT NOT NULL REFERENCES preset (id),
  position INTEGER NOT NULL,
  decision TEXT NOT NULL CHECK (decision IN $decisions),
  limits TEXT NOT NULL CHECK (json_valid(limits)),
  because TEXT NOT NULL,
  PRIMARY KEY (preset, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE tool_rule (
  -- which row of a preset decides about a tool
  tool INTEGER NOT NULL REFERENCES tool (id),
  preset TEXT NOT NULL,
  preset_row INTEGER NOT NULL,
  PRIMARY KEY (tool, preset),
  FOREIGN KEY (preset, preset_row) REFERENCES preset_row (preset, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE vocabulary (
  id TEXT PRIMARY KEY
    CHECK (id IN ('frameworks', 'object-classes', 'outline-accuracy', 'release', 'severity-table')),
  body TEXT NOT NULL CHECK (json_valid(body))
) STRICT, WITHOUT ROWID;

CREATE TABLE attack (
  id TEXT PRIMARY KEY,
  slug TEXT NOT NULL UNIQUE,
  kind TEXT NOT NULL CHECK (kind IN $attack_kinds),
  name TEXT NOT NULL,
  severity TEXT NOT NULL CHECK (severity IN $severities),
  evidence TEXT NOT NULL CHECK (evidence IN $evidence_levels),
  coverage TEXT NOT NULL CHECK (coverage IN $policy_coverages),
  public TEXT,
  body TEXT NOT NULL CHECK (json_valid(body))
) STRICT, WITHOUT ROWID;

CREATE TABLE attack_alias (
  address TEXT NOT NULL CHECK (address GLOB '[a-z0-9]*'),
  attack TEXT NOT NULL REFERENCES attack (id),
  label TEXT NOT NULL,
  PRIMARY KEY (address, attack)
) STRICT, WITHOUT ROWID;

CREATE TABLE relevance_reason (
  -- why an attack concerns a tool; many tools share a reason
  id INTEGER PRIMARY KEY, -- made from the body
  body TEXT NOT NULL CHECK (json_valid(body))
) STRICT;

CREATE TABLE tool_attack (
  -- the patterns that concern a tool; one that does not apply has no row
  tool INTEGER NOT NULL REFERENCES tool (id),
  attack TEXT NOT NULL REFERENCES attack (id),
  position INTEGER NOT NULL, -- most relevant first
  shortlisted INTEGER NOT NULL CHECK (shortlisted IN (0, 1)),
  verdict TEXT NOT NULL CHECK (verdict IN $relevance_verdicts AND verdict <> 'no'),
  reason INTEGER NOT NULL REFERENCES relevance_reason (id),
  PRIMARY KEY (tool, attack)
) STRICT, WITHOUT ROWID;

CREATE TABLE attack_stopping (
  -- what the rule of a row does about an attack through a tool that has this rule
  attack TEXT NOT NULL REFERENCES attack (id),
  preset TEXT NOT NULL,
  preset_row INTEGER NOT NULL,
  effect TEXT NOT NULL CHECK (effect IN $stopping_effects),
  reason TEXT NOT NULL CHECK (json_valid(reason)),
  PRIMARY KEY (attack, preset, preset_row),
  FOREIGN KEY (preset, preset_row) REFERENCES preset_row (preset, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE combination (
  id TEXT PRIMARY KEY,
  position INTEGER NOT NULL UNIQUE,
  name TEXT NOT NULL,
  body TEXT NOT NULL CHECK (json_valid(body))
) STRICT, WITHOUT ROWID;

CREATE TABLE server_combination (
  -- dangerous combinations that the tools of one server complete by themselves
  server TEXT NOT NULL REFERENCES server (slug),
  combination TEXT NOT NULL REFERENCES combination (id),
  PRIMARY KEY (server, combination)
) STRICT, WITHOUT ROWID;

CREATE TABLE server_combination_tool (
  server TEXT NOT NULL,
  combination TEXT NOT NULL,
  leg INTEGER NOT NULL, -- place in the legs of the combination, from 0
  tool INTEGER NOT NULL REFERENCES tool (id),
  PRIMARY KEY (server, combination, leg, tool),
  FOREIGN KEY (server, combination) REFERENCES server_combination (server, combination)
) STRICT, WITHOUT ROWID;

CREATE TABLE server_vulnerability (
  server TEXT NOT NULL REFERENCES server (slug),
  attack TEXT NOT NULL REFERENCES attack (id),
  affected TEXT NOT NULL CHECK (affected IN ('affected', 'unknown-version')),
  PRIMARY KEY (server, attack)
) STRICT, WITHOUT ROWID;

CREATE TABLE guard_attack (
  -- sessions in which an attacker knows the rules of the guard
  id TEXT PRIMARY KEY CHECK (id GLOB '[a-z0-9]*'),
  means TEXT NOT NULL CHECK (means IN $attack_means),
  body TEXT NOT NULL CHECK (json_valid(body))
) STRICT, WITHOUT ROWID;

CREATE TABLE guard_attack_outcome (
  -- how it ends where the guard holds the policy of a preset
  attack TEXT NOT NULL REFERENCES guard_attack (id),
  preset TEXT NOT NULL REFERENCES preset (id),
  stopped TEXT NOT NULL CHECK (stopped IN $stopped),
  body TEXT NOT NULL CHECK (json_valid(body)),
  PRIMARY KEY (attack, preset)
) STRICT, WITHOUT ROWID;

CREATE TABLE same_tools (
  -- servers with exactly the same tool names
  server TEXT NOT NULL REFERENCES server (slug),
  other TEXT NOT NULL REFERENCES server (slug) CHECK (other <> server),
  same_repository INTEGER NOT NULL CHECK (same_repository IN (0, 1)),
  other_folder INTEGER NOT NULL CHECK (other_folder IN (0, 1)),
  same_definitions INTEGER NOT NULL CHECK (same_definitions IN (0, 1)),
  PRIMARY KEY (server, other)
) STRICT, WITHOUT ROWID;

CREATE TABLE recognised_server (
  -- names, packages and addresses by which a configured server is recognised
  shard TEXT NOT NULL CHECK (shard GLOB '[0-9a-f][0-9a-f]'),
  key TEXT NOT NULL,
  position INTEGER NOT NULL,
  server TEXT NOT NULL REFERENCES server (slug),
  remotes TEXT CHECK (json_valid(remotes)), -- of a key that is a host: the addresses on it
  PRIMARY KEY (shard, key, position),
  UNIQUE (key, server)
) STRICT, WITHOUT ROWID;

CREATE TABLE outline_dataset (
  -- where outlines are taken from, and under which licence
  id TEXT PRIMARY KEY,
  body TEXT NOT NULL CHECK (json_valid(body))
) STRICT, WITHOUT ROWID;

CREATE TABLE outline (
  -- servers that nobody here has read: names and parameters only, counted nowhere else
  server TEXT PRIMARY KEY CHECK (server GLOB '[a-z0-9]*'),
  label TEXT NOT NULL UNIQUE,
  dataset TEXT NOT NULL REFERENCES outline_dataset (id),
  path TEXT, -- the file of the data set
  package_registry TEXT CHECK (package_registry IN $package_registries),
  package_name TEXT,
  repository_url TEXT,
  repository_folder TEXT,
  licence TEXT,
  tool_count INTEGER NOT NULL CHECK (tool_count > 0),
  worst TEXT NOT NULL CHECK (worst IN $severities),
  critical INTEGER NOT NULL,
  high INTEGER NOT NULL,
  tools TEXT NOT NULL CHECK (json_valid(tools)), -- with verdicts, worst first
  CHECK ((package_registry IS NULL) = (package_name IS NULL))
) STRICT, WITHOUT ROWID;

CREATE TABLE recognised_outline (
  -- packages and repositories by which a configured server is recognised as an outlined one
  shard TEXT NOT NULL CHECK (shard GLOB '[0-9a-f][0-9a-f]'),
  key TEXT NOT NULL,
  outline TEXT NOT NULL REFERENCES outline (server),
  PRIMARY KEY (shard, key)
) STRICT, WITHOUT ROWID;

CREATE TABLE recognised_flaw (
  -- the same for products with a known vulnerability
  shard TEXT NOT NULL CHECK (shard GLOB '[0-9a-f][0-9a-f]'),
  key TEXT NOT NULL,
  position INTEGER NOT NULL,
  attack TEXT NOT NULL REFERENCES attack (id),
  body TEXT NOT NULL CHECK (json_valid(body)),
  PRIMARY KEY (shard, key, position)
) STRICT, WITHOUT ROWID;

CREATE INDEX server_by_tool_set ON server (tool_set);
CREATE INDEX server_by_product ON server (product, variant);
CREATE INDEX package_by_name ON package (registry, name COLLATE NOCASE);
CREATE UNIQUE INDEX tool_by_name ON tool (server, name);
CREATE UNIQUE INDEX tool_by_slug ON tool (server, slug);
CREATE INDEX tool_capability_by_tool ON tool_capability (tool);
CREATE INDEX tool_notice_by_tool ON tool_notice (tool);
CREATE INDEX tool_attack_by_attack ON tool_attack (attack, verdict);
CREATE INDEX tool_by_family ON tool (family, severity_rank DESC, name, server);
CREATE INDEX tool_by_rank ON tool (server, severity_rank DESC, name, category);
CREATE INDEX tool_by_kind ON tool (server, category, severity_rank DESC, name);
CREATE INDEX disagreement_by_tool ON disagreement (server, tool, position);
CREATE INDEX tool_by_severity ON tool (severity_rank DESC, name, server);
CREATE INDEX tool_by_category ON tool (category, severity_rank DESC, name, server);
CREATE INDEX tool_by_object ON tool (object, severity_rank DESC, name, server);
CREATE INDEX tool_by_letter ON tool (letter, severity_rank DESC, name, server);
