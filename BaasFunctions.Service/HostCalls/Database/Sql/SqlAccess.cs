namespace BaasFunctions.Service.HostCalls.Database.Sql;

/// <summary>What a piece of work does with the database, which decides where it runs.</summary>
internal enum SqlAccess
{
    /// <summary>Reads one row by its key. It is over before another thread would have begun.</summary>
    PointRead,

    /// <summary>Reads, perhaps many rows.</summary>
    Read,

    /// <summary>Reads and changes rows, in a transaction.</summary>
    Write,
}
