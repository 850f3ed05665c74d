using System.Globalization;
using BaasFunctions.Sandbox.Confinement.Linux;

namespace BaasFunctions.Sandbox.Confinement.Measures;

/// <summary>
/// Stops being root, in every thread: setresuid(2) of the C library applies to all (nptl(7)), and leaving user 0 empties the
/// capabilities of each (capabilities(7), "Effect of user ID changes").
/// </summary>
internal sealed class UnprivilegedUser() : Measure("unprivileged-user")
{
    public override unsafe string? Apply(ConfinementOptions options)
    {
        if (LibC.geteuid() != 0)
        {
            return null;
        }

        if (options.UserId is not { } id || id <= 0)
        {
            return "started as root, and no user was given";
        }

        var user = (uint)id;
        if (LibC.setgroups(0, null) != 0 || LibC.setresgid(user, user, user) != 0 || LibC.setresuid(user, user, user) != 0)
        {
            return SystemCallError.Of("change of user");
        }

        using var status = new ThreadStatus();
        var text = user.ToString(CultureInfo.InvariantCulture);
        return status.Check("Uid", ids => ids.Split('\t').All(value => value == text), "kept their user");
    }
}
