using System.Globalization;
using System.Net;

namespace EShopSim.Formats.Scalars;

/// <summary>A range of addresses in CIDR notation, as <c>10.0.0.0/8</c>.</summary>
/// <param name="Address">Its bytes.</param>
/// <param name="Length">Bits that all addresses of the range share.</param>
internal sealed record AddressBlock(IReadOnlyList<byte> Address, int Length)
{
    /// <summary>The range that a text names; null where it names none.</summary>
    internal static AddressBlock? Parse(string text)
    {
        var slash = text.IndexOf('/', StringComparison.Ordinal);
        // What .NET takes for an address may be a single number; Kubernetes wants all four.
        if (slash < 0 || !IPAddress.TryParse(text[..slash], out var address) || (!text.Contains(':', StringComparison.Ordinal) && text.Count('.') != 3))
            return null;
        var bytes = address.GetAddressBytes();
        return int.TryParse(text[(slash + 1)..], NumberStyles.None, CultureInfo.InvariantCulture, out var length) && length <= bytes.Length * 8 ? new AddressBlock(bytes, length) : null;
    }

    /// <summary>Whether another range lies in this one and is smaller.</summary>
    internal bool IsAbove(AddressBlock other) =>
        other.Address.Count == Address.Count && other.Length > Length && Enumerable.Range(0, Length).All(bit => Bit(Address, bit) == Bit(other.Address, bit));

    private static int Bit(IReadOnlyList<byte> bytes, int index) => bytes[index / 8] >> (7 - (index % 8)) & 1;
}
