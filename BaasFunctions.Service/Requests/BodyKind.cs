namespace BaasFunctions.Service.Requests;

/// <summary>How a body is written.</summary>
internal enum BodyKind
{
    Json,
    Form,

    /// <summary>No Content-Type: served only when there is no body either.</summary>
    Unnamed,
}
