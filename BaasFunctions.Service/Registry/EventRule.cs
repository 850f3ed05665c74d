using BaasFunctions.Service.HostCalls.Database;

namespace BaasFunctions.Service.Registry;

/// <summary>What a function listens to.</summary>
/// <param name="Entity">The entity.</param>
/// <param name="Kind">What becomes of its rows.</param>
internal sealed record EventRule(string Entity, EntityEventKind Kind)
{
    /// <summary>The names of kinds, for people.</summary>
    public const string Kinds = "created, updated or deleted";

    /// <summary>As it is written: <c>orders.created</c>.</summary>
    public string Text => $"{Entity}.{NameOf(Kind)}";

    /// <summary>Reads a text; null when it is none.</summary>
    public static EventRule? Parse(string text)
    {
        var dot = text.IndexOf('.', StringComparison.Ordinal);
        EntityEventKind? kind = dot < 0 ? null : text[(dot + 1)..] switch
        {
            "created" => EntityEventKind.Created,
            "updated" => EntityEventKind.Updated,
            "deleted" => EntityEventKind.Deleted,
            _ => null,
        };
        return kind is { } known && EntityName.IsValid(text[..dot]) ? new EventRule(text[..dot], known) : null;
    }

    public static string NameOf(EntityEventKind kind) => kind switch
    {
        EntityEventKind.Created => "created",
        EntityEventKind.Updated => "updated",
        EntityEventKind.Deleted => "deleted",
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "A kind without a name."),
    };
}
