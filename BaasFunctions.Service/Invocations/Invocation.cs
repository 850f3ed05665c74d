using BaasFunctions.Service.Executions;

namespace BaasFunctions.Service.Invocations;

/// <summary>A call of a named function that nobody waits for, as it is kept.</summary>
internal sealed record Invocation
{
    public required string Project { get; init; }

    /// <summary>Ids are in the order of their times.</summary>
    public required string Id { get; init; }

    public required string Function { get; init; }

    /// <summary>What asked for it.</summary>
    public required ExecutionTrigger Trigger { get; init; }

    /// <summary>Id of the key that asked for it; empty for nobody.</summary>
    public required string Caller { get; init; }

    public required InvocationState State { get; init; }

    /// <summary>The value of the request, as JSON; empty for none.</summary>
    public required string RequestJson { get; init; }

    /// <summary>The id of the user as JSON; empty for none.</summary>
    public required string UserJson { get; init; }

    /// <summary>Id of the chain of calls that it goes on with; empty for one that begins with it.</summary>
    public string ChainId { get; init; } = "";

    /// <summary>The functions of that chain from the first to this one, as <c>a > b</c>; empty for none.</summary>
    public string ChainPath { get; init; } = "";

    /// <summary>Id of the record of the execution that asked for it; empty for none.</summary>
    public string Parent { get; init; } = "";

    /// <summary>Attempts that were begun, those that died among them.</summary>
    public required long Attempts { get; init; }

    /// <summary>Those of them that were begun before somebody had it run again.</summary>
    public required long AttemptsBefore { get; init; }

    /// <summary>When it may be taken: the time of the next attempt, or the end of the lease of the one that runs.</summary>
    public required DateTimeOffset Due { get; init; }

    /// <summary>Who runs it; empty for nobody.</summary>
    public required string Owner { get; init; }

    public required DateTimeOffset Created { get; init; }

    /// <summary>When the latest attempt began; null for none.</summary>
    public required DateTimeOffset? Started { get; init; }

    /// <summary>When it was over; null while it is not.</summary>
    public required DateTimeOffset? Ended { get; init; }

    /// <summary>What the function returned, as JSON; empty for nothing, and for what is too large to be kept.</summary>
    public required string ResultJson { get; init; }

    /// <summary>Bytes of what the function returned, also where it is too large to be kept.</summary>
    public required long ResultBytes { get; init; }

    /// <summary>Why the latest attempt failed, as JSON; empty when none did.</summary>
    public required string ErrorJson { get; init; }

    /// <summary>Id of the execution of an attempt.</summary>
    public static string ExecutionIdOf(string id, long attempt) => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{id}.{attempt}");
}
