namespace BaasFunctions.Service.HostCalls.Database;

/// <summary>What the operator declares of entities cannot be kept with the rows that are there.</summary>
internal sealed class EntityDeclarationException : Exception
{
    public EntityDeclarationException()
    {
    }

    public EntityDeclarationException(string message)
        : base(message)
    {
    }

    public EntityDeclarationException(string message, Exception inner)
        : base(message, inner)
    {
    }

    public static EntityDeclarationException NotUnique(DeclaredIndex index, string project, string one, string other) => new(
        $"BAAS_ENTITIES_FILE declares {index} unique, but the rows \"{one}\" and \"{other}\" of the project \"{project}\" have the same value. "
        + "Change one of them, or declare { \"index\": true } instead.");
}
