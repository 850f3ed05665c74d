namespace BaasFunctions.Service.HostCalls.Database.Queries;

/// <summary>How a comparison compares.</summary>
internal enum FilterOperator
{
    Equal,
    NotEqual,
    Greater,
    GreaterOrEqual,
    Less,
    LessOrEqual,
    In,
    NotIn,
    Contains,
    StartsWith,
    IsNull,
}
