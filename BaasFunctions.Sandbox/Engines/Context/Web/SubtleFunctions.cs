using System.Security.Cryptography;
using BaasFunctions.Sandbox.Engines.Context.Web.Keys;
using Jint.Native;

namespace BaasFunctions.Sandbox.Engines.Context.Web;

/// <summary>What crypto.subtle cannot do in script: the algorithms themselves, and keeping keys. Each works on bytes that the function holds, within its limits.</summary>
internal static class SubtleFunctions
{
    /// <summary>Digests, and the algorithms whose keys are bytes.</summary>
    public static (string Name, HostFunction.Body Body)[] All =>
    [
        .. KeyFunctions.Secrets,
        .. AesFunctions.All,
        ("digest", static (scope, arguments) => scope.Handle(CryptographicOperations.HashData(arguments.Hash(0), arguments.Bytes(1)))),
        ("hmac", static (scope, arguments) => scope.Handle(CryptographicOperations.HmacData(arguments.Hash(0), arguments.Bytes(1), arguments.Bytes(2)))),
        ("isHmac", static (_, arguments) =>
            CryptographicOperations.FixedTimeEquals(CryptographicOperations.HmacData(arguments.Hash(0), arguments.Bytes(1), arguments.Bytes(2)), arguments.Bytes(3)) ? JsBoolean.True : JsBoolean.False),
    ];

    /// <summary>Key pairs and derivation.</summary>
    public static (string Name, HostFunction.Body Body)[] Pairs =>
    [
        .. KeyFunctions.Secrets.Where(function => function.Name is "bits" or "secret" or "readJwk"),
        .. KeyFunctions.Pairs,
        .. RsaFunctions.All,
        .. CurveFunctions.All,
        .. DerivationFunctions.All,
    ];
}
