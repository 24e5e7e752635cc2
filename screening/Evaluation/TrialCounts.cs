namespace Zhaodan.Screening.Evaluation;

/// <summary>In how many cases another reading, or a grant, would change the answer under one regime.</summary>
internal sealed class TrialCounts
{
    public TrialCounts(LayerShape shape)
    {
        Readings = [.. shape.Own.Select(own => new long[shape.Regime.Programs[own].Readings.Length])];
        OpenItems = [.. shape.Own.Select((_, v) => new long[shape.ItemsOf(v).Count])];
    }

    /// <summary>By own version and place.</summary>
    public long[][] Readings { get; }

    /// <summary>At least one place.</summary>
    public long AnyReading { get; set; }

    /// <summary>By own version and open item.</summary>
    public long[][] OpenItems { get; }

    /// <summary>At least one open item.</summary>
    public long AnyOpenItem { get; set; }
}
