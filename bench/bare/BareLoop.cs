using System.Text.Json;

namespace BaasFunctions.Bench.Bare;

/// <summary>A request, an engine, an answer.</summary>
internal static class BareLoop
{
    /// <summary>Serves <c>POST /execute</c>.</summary>
    public static async Task AnswerAsync(HttpContext http)
    {
        using var body = await JsonDocument.ParseAsync(http.Request.Body);
        var code = body.RootElement.GetProperty("code").GetString()!;
        var answer = BareProgram.Run(code, body.RootElement.GetProperty("request").GetRawText());
        http.Response.ContentType = "application/json";
        await http.Response.WriteAsync("{\"status\":\"success\",\"data\":" + answer + "}");
    }
}
