using BaasFunctions.Sandbox.Contracts;
using Npgsql;

namespace BaasFunctions.Service.HostCalls.Database.PostgreSql;

/// <summary>
/// What a query of a function did wrong, in words. The database's own are told only where they are about the text of the query: others quote
/// values of rows that the query met, names of roles, and texts that other sessions run.
/// </summary>
internal static class PostgreSqlFault
{
    private const int MaxLength = 200;

    public static string InWords(PostgresException fault) => IsAboutTheText(fault) ? ErrorText.Shorten(fault.MessageText, MaxLength) : fault.SqlState switch
    {
        PostgresErrorCodes.DivisionByZero => "division by zero",
        PostgresErrorCodes.NumericValueOutOfRange => "a number is out of range",
        PostgresErrorCodes.InvalidTextRepresentation => "a value has not the form of the type that it is cast to",
        PostgresErrorCodes.InsufficientPrivilege => "permission denied",
        PostgresErrorCodes.ReadOnlySqlTransaction => "the query can only read",
        PostgresErrorCodes.CardinalityViolation => "more than one row where one is expected",
        { } state when state.StartsWith("22", StringComparison.Ordinal) => $"a value does not fit (SQLSTATE {state})",
        { } state => $"SQLSTATE {state}",
    };

    /// <summary>
    /// Faults that are found while the text is read, before a row is: class 42 but permissions, and features that there are not. With a position they
    /// point into the text itself.
    /// </summary>
    private static bool IsAboutTheText(PostgresException fault) =>
        fault is { Position: > 0, InternalQuery: null or "", Where: null or "" }
        && (fault.SqlState.StartsWith("42", StringComparison.Ordinal) || fault.SqlState.StartsWith("0A", StringComparison.Ordinal))
        && fault.SqlState != PostgresErrorCodes.InsufficientPrivilege;
}
