using System.Collections.Frozen;
using SQLitePCL;

namespace BaasFunctions.Service.HostCalls.Database.Sqlite;

/// <summary>
/// What a query of a function may do: read the views of entities, and call functions whose work and result are bounded by the texts that they are given.
/// SQLite asks for each table, column and function while it prepares the query. Whatever is not named here is refused.
/// </summary>
/// <param name="views">The entities that have a view.</param>
internal sealed class SqliteRawRules(IReadOnlySet<string> views)
{
    private static readonly FrozenSet<string> s_functions = FrozenSet.ToFrozenSet(
        [
            "->", "->>", "abs", "acos", "acosh", "asin", "asinh", "atan", "atan2", "atanh", "avg", "ceil", "ceiling", "char", "coalesce", "concat", "concat_ws", "cos", "cosh",
            "count", "cume_dist", "current_date", "current_time", "current_timestamp", "date", "datetime", "degrees", "dense_rank", "exp", "first_value", "floor", "format", "glob",
            "group_concat", "hex", "if", "ifnull", "iif", "instr", "json", "json_array", "json_array_length", "json_each", "json_error_position", "json_extract", "json_group_array",
            "json_group_object", "json_insert", "json_object", "json_pretty", "json_quote", "json_remove", "json_replace", "json_set", "json_tree", "json_type",
            "json_valid", "julianday", "lag", "last_value", "lead", "length", "like", "likelihood", "likely", "ln", "log", "log10", "log2", "lower", "ltrim", "max", "min", "mod",
            "nth_value", "ntile", "nullif", "octet_length", "percent_rank", "pi", "pow", "power", "printf", "quote", "radians", "random", "rank", "replace", "round", "row_number",
            "rtrim", "sign", "sin", "sinh", "sqrt", "strftime", "string_agg", "substr", "substring", "sum", "tan", "tanh", "time", "timediff", "total", "trim", "trunc", "typeof",
            "unicode", "unixepoch", "unlikely", "upper",
        ],
        StringComparer.OrdinalIgnoreCase);

    /// <summary>The rules, as SQLite asks for them.</summary>
    public int Judge(object state, int action, utf8z first, utf8z second, utf8z database, utf8z within) => action switch
    {
        raw.SQLITE_SELECT or raw.SQLITE_RECURSIVE => raw.SQLITE_OK,
        raw.SQLITE_FUNCTION when second.utf8_to_string() is { } function && s_functions.Contains(function) => raw.SQLITE_OK,
        raw.SQLITE_READ when MayRead(first.utf8_to_string(), database.utf8_to_string(), within.utf8_to_string()) => raw.SQLITE_OK,
        _ => raw.SQLITE_DENY,
    };

    /// <summary>Where a name has no database, no column of it is read: it may be one that the query itself gives to a part of it.</summary>
    private bool MayRead(string? table, string? database, string? within) => table is not null && database switch
    {
        "temp" => views.Contains(table),
        "main" => table is "json_each" or "json_tree" || (table is "baas_rows" && within is not null && views.Contains(within)),
        null => views.Contains(table) || !IsInternal(table),
        _ => false,
    };

    private static bool IsInternal(string table) =>
        table.StartsWith("baas_", StringComparison.OrdinalIgnoreCase) || table.StartsWith("sqlite_", StringComparison.OrdinalIgnoreCase)
        || table.StartsWith("pragma_", StringComparison.OrdinalIgnoreCase);
}
