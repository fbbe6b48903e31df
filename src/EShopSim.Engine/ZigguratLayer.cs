using System.Runtime.InteropServices;

namespace EShopSim.Engine;

/// <summary>One layer of a ziggurat: a draw below <see cref="InnerWidth"/> lies under the density for certain.</summary>
[StructLayout(LayoutKind.Auto)]
internal struct ZigguratLayer
{
    public double Width;
    public double InnerWidth;
    private double _lowDensity;
    private double _densityRise;

    /// <summary>The density at a fraction of the layer's height.</summary>
    public readonly double DensityAt(double fraction) => _lowDensity + (fraction * _densityRise);

    /// <summary>256 layers of equal area; layer 0 is the lowest rectangle with the tail beyond <paramref name="edge"/>.</summary>
    public static ZigguratLayer[] Build(double edge, double area, Func<double, double> density, Func<double, double> inverse)
    {
        const int count = 256;
        var widths = new double[count + 1];
        widths[0] = area / density(edge);
        widths[1] = edge;
        for (var i = 2; i < count; i++)
            widths[i] = inverse((area / widths[i - 1]) + density(widths[i - 1]));

        var layers = new ZigguratLayer[count];
        for (var i = 0; i < count; i++)
        {
            var low = density(widths[i]);
            layers[i] = new ZigguratLayer
            {
                Width = widths[i],
                InnerWidth = widths[i + 1],
                _lowDensity = low,
                _densityRise = density(widths[i + 1]) - low,
            };
        }

        return layers;
    }
}
