using BaasFunctions.Sandbox.Contracts;



namespace BaasFunctions.Service.Api.OpenApi;

internal static class ValidateDescription
{
    public static EndpointDescription Of(ExecutionLimits limits) => new()
    {
        Path = "/validate",
        Method = "POST",
        Tag = ApiTags.Functions,
        Summary = "Judges a function without running it",
        Text = "Looks at the syntax tree only. The rules and what each costs are in docs/decisions/0009-validation.md.",
        Request = Field.Object("", "", ExecutionFields.Code(limits)).AndMore(),
        Answers = new Dictionary<int, (string, Field)>
        {
            [200] = ("What was found.", Field.Object("", "", Field.String("status", "", "success").Always(), ValidationFields.Validation)),
        },
        Refusals = new Dictionary<int, string> { [400] = "`MISSING_CODE`: code is needed" },
    };
}
