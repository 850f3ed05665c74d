namespace BaasFunctions.Service.Memory;

/// <summary>
/// What bytes are held for. The number says how many times the bytes that are free one project may hold: a project that is alone gets
/// number / (number + 1) of the budget, several get less each, and something always stays free for the next. What is further on may take more
/// than what is new, so that what has begun can end.
/// </summary>
internal enum BytePurpose
{
    /// <summary>The body of a request. One project alone: half of the budget.</summary>
    Request = 1,

    /// <summary>A host call or its answer. One project alone: two thirds.</summary>
    HostCall = 2,

    /// <summary>A response to a caller. One project alone: four fifths.</summary>
    Response = 4,

    /// <summary>The first few bytes of an execution, so that small requests are served beside large ones of their own project. One project alone: 15 of 16 parts.</summary>
    Small = 15,
}
