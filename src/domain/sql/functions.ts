const words = (text: string) => text.split(/\s+/).filter((word) => word !== '');

/**
 * Built-in functions of PostgreSQL, MySQL, SQLite, BigQuery and Snowflake that compute from their arguments, from rows
 * of the query or from the catalogue of the database, and do nothing else: no files, no network, no locks, no sequences, no waiting,
 * no settings, no SQL in a string, and no memory beyond what a column could hold. One list for all: a name is
 * left out where it does more in any of them.
 *
 * Sources: PostgreSQL 18, chapter 9 https://www.postgresql.org/docs/18/functions.html; MySQL 8.4, chapter 14
 * https://dev.mysql.com/doc/refman/8.4/en/functions.html; SQLite https://www.sqlite.org/lang_corefunc.html;
 * BigQuery https://cloud.google.com/bigquery/docs/reference/standard-sql/functions-all; Snowflake
 * https://docs.snowflake.com/en/sql-reference/functions-all.
 */
const FUNCTIONS: ReadonlySet<string> = new Set(
  words(`
    any_value array_agg avg bit_and bit_or bit_xor bool_and bool_or corr count covar_pop covar_samp every group_concat
    grouping json_agg json_arrayagg json_group_array json_group_object json_object_agg json_objectagg jsonb_agg
    jsonb_group_array jsonb_group_object jsonb_object_agg max median min mode percentile_cont percentile_disc
    range_agg regr_avgx regr_avgy regr_count regr_intercept regr_r2 regr_slope regr_sxx regr_sxy regr_syy std stddev
    stddev_pop stddev_samp string_agg sum total var_pop var_samp variance
    cume_dist dense_rank first_value lag last_value lead nth_value ntile percent_rank rank row_number

    abs acos acosd acosh asin asind asinh atan atan2 atan2d atand atanh cbrt ceil ceiling conv cos cosd cosh cot crc32
    degrees div erf exp factorial floor gcd greatest least lcm ln log log10 log2 min_scale mod pi pow power radians
    rand random round scale sign sin sind sinh sqrt tan tand tanh trim_scale trunc truncate width_bucket

    ascii bin bit_count bit_length btrim char char_length character_length chr coalesce collation compress concat
    concat_ws convert convert_from convert_to decode elt encode export_set field find_in_set format from_base64 glob
    hex if ifnull iif initcap insert instr isnull lcase left length likelihood likely like locate lower ltrim
    make_set md5 mid normalize nullif num_nonnulls num_nulls oct octet_length ord overlay parse_ident position
    printf quote quote_ident quote_literal quote_nullable regexp_count regexp_instr regexp_like regexp_match
    regexp_matches regexp_replace regexp_split_to_array regexp_split_to_table regexp_substr replace reverse right
    rtrim sha sha1 sha2 sha224 sha256 sha384 sha512 similarity soundex split_part starts_with strcmp string_to_array
    string_to_table strpos substr substring substring_index to_base64 to_char to_hex to_number translate trim typeof
    ucase unaccent unhex unicode unistr unlikely upper weight_string word_similarity

    adddate addtime age clock_timestamp convert_tz curdate current_date current_time current_timestamp curtime date
    date_add date_bin date_format date_part date_sub date_subtract date_trunc datediff datetime day dayname dayofmonth
    dayofweek dayofyear extract from_days from_unixtime get_format hour isfinite julianday justify_days justify_hours
    justify_interval last_day localtime localtimestamp make_date make_interval make_time make_timestamp
    make_timestamptz makedate maketime microsecond minute month monthname now period_add period_diff quarter
    sec_to_time second statement_timestamp str_to_date strftime subdate subtime sysdate time time_format time_to_sec
    timediff timeofday timestamp timestampadd timestampdiff timezone to_date to_days to_seconds to_timestamp
    transaction_timestamp unix_timestamp unixepoch utc_date utc_time utc_timestamp week weekday weekofyear year
    yearweek

    array_append array_cat array_dims array_length array_lower array_ndims array_position array_positions
    array_prepend array_remove array_replace array_to_json array_to_string array_upper cardinality trim_array unnest
    generate_series generate_subscripts

    json json_array json_array_elements json_array_elements_text json_array_length json_build_array
    json_build_object json_contains json_contains_path json_depth json_each json_each_text json_exists json_extract
    json_extract_path json_extract_path_text json_keys json_length json_object json_object_keys json_overlaps
    json_patch json_pretty json_query json_quote json_remove json_replace json_scalar json_search json_set
    json_strip_nulls json_to_record json_to_recordset jsonb_to_record jsonb_to_recordset json_tree json_type json_typeof json_unquote json_valid json_value jsonb jsonb_array
    jsonb_array_elements jsonb_array_elements_text jsonb_array_length jsonb_build_array jsonb_build_object jsonb_each
    jsonb_each_text jsonb_extract jsonb_extract_path jsonb_extract_path_text jsonb_object jsonb_object_keys
    jsonb_path_exists jsonb_path_match jsonb_path_query jsonb_path_query_array jsonb_path_query_first jsonb_pretty
    jsonb_set jsonb_strip_nulls jsonb_typeof row_to_json to_json to_jsonb

    cast try_cast digest hashtext changes total_changes last_insert_rowid
    daterange int4range int8range isempty lower_inc lower_inf numrange range_merge tsrange tstzrange upper_inc
    upper_inf
    abbrev broadcast family host hostmask inet_aton inet_ntoa inet6_aton inet6_ntoa is_ipv4 is_ipv6 is_uuid masklen
    netmask network
    gen_random_uuid uuid uuid_generate_v4 uuid_to_bin bin_to_uuid uuidv4 uuidv7
    phraseto_tsquery plainto_tsquery to_tsquery to_tsvector ts_headline ts_rank ts_rank_cd websearch_to_tsquery
    setweight strip numnode querytree
    st_area st_asgeojson st_astext st_buffer st_centroid st_contains st_distance st_distance_sphere st_dwithin
    st_geomfromtext st_intersects st_length st_makepoint st_point st_setsrid st_srid st_transform st_within st_x st_y
    bm25 highlight snippet

    col_description connection_id current_catalog current_database current_role current_setting current_schema current_schemas current_user
    database format_type has_column_privilege has_database_privilege has_schema_privilege has_table_privilege
    obj_description pg_blocking_pids pg_column_size pg_current_wal_lsn pg_database_size pg_get_constraintdef pg_get_expr pg_get_functiondef
    pg_get_indexdef pg_get_ruledef pg_get_triggerdef pg_get_userbyid pg_get_viewdef pg_get_serial_sequence
    pg_is_in_recovery     pg_indexes_size pg_postmaster_start_time pg_relation_size pg_size_pretty pg_table_is_visible pg_table_size
    pg_total_relation_size pg_typeof schema session_user shobj_description sqlite_version system_user to_regclass
    to_regnamespace to_regproc to_regrole to_regtype user version
    approx_count_distinct approx_quantiles approx_top_count array_concat array_construct array_reverse
    array_size array_slice charindex contains_substr countif date_diff date_from_unix_date dateadd datetime_add
    datetime_diff datetime_sub datetime_trunc dayofweekiso div0 endswith ends_with equal_null format_date
    format_datetime format_time format_timestamp generate_array generate_date_array generate_timestamp_array
    ieee_divide iff is_inf is_nan json_extract_scalar json_value_array json_query_array lax_string len
    listagg logical_and logical_or nvl nvl2 nullifzero parse_date parse_datetime parse_json parse_time
    parse_timestamp ratio_to_report regexp_contains regexp_extract regexp_extract_all safe_add
    safe_cast safe_convert_bytes_to_string safe_divide safe_multiply safe_subtract startswith strtok strtok_to_array
    time_add time_diff time_sub time_trunc timestamp_add timestamp_diff timestamp_micros timestamp_millis
    timestamp_seconds timestamp_sub timestamp_trunc to_array to_boolean to_decimal to_double to_json_string
    to_timestamp_ltz to_timestamp_ntz to_timestamp_tz to_varchar to_variant try_parse_json try_to_date try_to_decimal
    try_to_number try_to_timestamp unix_date unix_micros unix_millis unix_seconds zeroifnull

    pragma_foreign_key_list pragma_index_info pragma_index_list pragma_index_xinfo pragma_table_info
    pragma_table_list pragma_table_xinfo
  `),
);

/** Types that are written with a size, like `numeric(10, 2)`, and are never functions with an effect. */
const TYPES: ReadonlySet<string> = new Set(
  words(`
    bigint binary bit blob bpchar char character datetime dec decimal double float int int2 int4 int8 integer
    interval nchar numeric nvarchar real signed smallint text time timestamp timestamptz timetz tinyint unsigned
    varbinary varbit varchar varying year
  `),
);

/** Words of the grammar after which an opening bracket calls nothing. */
const GRAMMAR: ReadonlySet<string> = new Set(
  words(`
    against all and any array as between binary by case cross cube distinct else end escape except
    exists filter force from full group having ignore ilike in index inner intersect is join
    key lateral like limit match materialized minus natural not notnull offset on or order over overlaps partition
    regexp return rlike rollup row select sets similar some tablesample then to union use using values when where
    with without xor zone
  `),
);

/** Whether a name before an opening bracket, in lower case, is known to do nothing but compute. */
export function onlyComputes(name: string): boolean {
  return FUNCTIONS.has(name) || TYPES.has(name);
}

/** Whether a function's result is as long as its second argument says. It only computes where that is small. */
export function isSized(name: string): boolean {
  return name === 'lpad' || name === 'rpad' || name === 'repeat';
}

/** Whether a word before an opening bracket, in lower case, belongs to the grammar. */
export function isGrammar(word: string): boolean {
  return GRAMMAR.has(word);
}
