using System.Globalization;
using BaasFunctions.Sandbox.Contracts;

namespace BaasFunctions.Service.HostCalls.Database;

/// <summary>Why calls on entities fail, in the same words whatever the store.</summary>
internal static class EntityFaults
{
    public static HostCallError OtherId { get; } = new(
        "INVALID_ARGUMENT", "The data of the row has another id than the row, and the id of a row never changes: leave it out");

    public static HostCallError Unavailable { get; } = new("STORE_UNAVAILABLE", "The data store cannot be reached at the moment; try again later");

    public static HostCallError Busy { get; } = new("STORE_BUSY", "The data store is busy with other changes; try again later");

    public static HostCallError Full { get; } = new("STORE_FULL", "The data store has no space left; nothing was changed");

    public static HostCallError TransactionEnded { get; } =
        new("TRANSACTION_ENDED", "The transaction is over: it was committed, given up, or open for too long; nothing was changed");

    public static HostCallError TransactionOpen { get; } =
        new("TRANSACTION_OPEN", "A transaction is open already; the work of one transaction cannot begin another");

    public static HostCallError Conflict { get; } = new("CONFLICT", "Another change to the same rows came first; nothing was changed, run it again");

    public static HostCallError RawIsOff { get; } = new("NOT_SUPPORTED", "db.raw is not enabled here; the operator enables it with BAAS_DB_RAW");

    public static HostCallError TransactionFailed { get; } =
        new("TRANSACTION_FAILED", "A call of this transaction failed, so nothing of it can last; run the transaction again");

    /// <summary>What a project keeps would be more than the operator allows.</summary>
    public static HostCallError QuotaOf(string unit, long used, long allowed, string setting) => new(
        "STORAGE_QUOTA",
        string.Create(CultureInfo.InvariantCulture, $"The project would keep {used} {unit} of the {allowed} allowed ({setting}); nothing was changed, delete something first"));

    public static HostCallError RowTooLarge { get; } = new("ROW_TOO_LARGE", $"With this change a row would have more than {EntityLimits.StoredRowBytes} bytes; nothing was changed");

    public static HostCallError NotFound(string entity, string id) => new("ENTITY_NOT_FOUND", $"{entity} has no row with the id \"{id}\"") { Status = 404 };

    public static HostCallError Duplicate(string entity) => new("DUPLICATE_VALUE", $"{entity} has a row with that id, or with that value of a unique field") { Status = 409 };

    public static HostCallError Timeout(TimeSpan limit) => new(
        "QUERY_TIMEOUT", $"The call looked at too many rows: it took longer than the {(long)limit.TotalMilliseconds} ms allowed (BAAS_DB_TIMEOUT); narrow the query, or declare an index");

    public static HostCallError TooManyRows(int limit) => new(
        "TOO_MANY_ROWS", $"The call means more than the {limit} rows allowed; give a limit, and read on with findPage");

    public static HostCallError TooManyScanned(int limit) => new(
        "TOO_MANY_ROWS_SCANNED", $"The store would have to give more than the {limit} rows allowed to find these; narrow the query with plain values");

    public static HostCallError ResultTooLarge(int limit) => new(
        "RESULT_TOO_LARGE", $"The rows have more than the {limit} bytes allowed; select fewer fields or give a lower limit");

    public static HostCallError InvalidCursor { get; } = new("INVALID_CURSOR", "after must be the next of a page of the same query and order");
}
