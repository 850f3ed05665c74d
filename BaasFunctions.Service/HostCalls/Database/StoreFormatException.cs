namespace BaasFunctions.Service.HostCalls.Database;

/// <summary>A database cannot be used as it is, and the operator has to decide: it is of a newer version, of another project, or there twice.</summary>
internal sealed class StoreFormatException : Exception
{
    public StoreFormatException()
    {
    }

    public StoreFormatException(string message)
        : base(message)
    {
    }

    public StoreFormatException(string message, Exception inner)
        : base(message, inner)
    {
    }
}
