namespace BaasFunctions.Service.Observability;

/// <summary>Tells the metrics how many executions wait.</summary>
internal interface IWaitingExecutions
{
    /// <summary>For a slot.</summary>
    int Waiting { get; }

    /// <summary>For a call or a timer, without a slot.</summary>
    int Parked { get; }
}
