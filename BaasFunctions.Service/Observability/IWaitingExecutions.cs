namespace BaasFunctions.Service.Observability;

/// <summary>Tells the metrics how many executions wait for their turn.</summary>
internal interface IWaitingExecutions
{
    int Waiting { get; }
}
