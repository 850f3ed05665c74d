namespace BaasFunctions.Bench.Parser;

/// <summary>What one file took in one pair of runs.</summary>
/// <param name="OursSeconds">Median of our runs.</param>
/// <param name="TheirsSeconds">Median of acorn's runs.</param>
/// <param name="BytesPerCharacter">What we allocated.</param>
internal sealed record Measurement(double OursSeconds, double TheirsSeconds, double BytesPerCharacter)
{
    public double Ratio => TheirsSeconds / OursSeconds;
}
