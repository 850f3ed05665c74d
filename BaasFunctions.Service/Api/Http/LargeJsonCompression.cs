using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.ResponseCompression;
using Microsoft.Extensions.Options;

namespace BaasFunctions.Service.Api.Http;

/// <summary>
/// Compresses responses of 1 kB or more; below that it costs more than it saves. A response of unknown length is sent while it is made: compression would hold its pieces back.
/// </summary>
internal sealed class LargeJsonCompression(IServiceProvider services, IOptions<ResponseCompressionOptions> options)
    : ResponseCompressionProvider(services, options)
{
    private const int LeastBytes = 1024;

    public override bool ShouldCompressResponse(HttpContext context) =>
        context.Response.ContentLength >= LeastBytes && base.ShouldCompressResponse(context);
}
