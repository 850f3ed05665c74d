using BaasFunctions.Sandbox.Contracts;



namespace BaasFunctions.Service.Api.OpenApi;

internal static class ExecuteDescription
{
    public static EndpointDescription Of(ExecutionLimits limits) => new()
    {
        Path = "/execute",
        Method = "POST",
        Tag = ApiTags.Functions,
        Summary = "Runs a function that comes with the request",
        Text = "A function that fails still answers 200, with `status: \"error\"`; other statuses mean that it was not run. Fields that are not named are ignored.",
        Request = Field.Object(
            "",
            "",
            ExecutionFields.ExecutionId,
            Field.String("function_id", "Id of the function, 1 to 1024 characters.").Always(),
            ExecutionFields.Code(limits),
            Field.String("function_name", "Name for people, in stacks and code frames.").OrNull(),
            ExecutionFields.Config(
                (long)limits.WallTime.TotalMilliseconds,
                (long)limits.MaxWallTime.TotalMilliseconds,
                limits.MemoryBytes >> 20,
                limits.MaxMemoryBytes >> 20),
            ExecutionFields.Request,
            ExecutionFields.Context,
            ExecutionFields.Env).AndMore(),
        Answers = new Dictionary<int, (string, Field)>
        {
            [200] = ("How the execution ended.", Field.Object("", "", [.. ExecutionFields.Answer])),
        },
        Refusals = new Dictionary<int, string> { [400] = "`MISSING_FIELDS`: execution_id, function_id and code are needed" },
    };
}
