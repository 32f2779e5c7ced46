namespace OpsConsole.Data.Scenes;

/// <summary>Pictures of houses that nobody lives in: the front, a room, the yard. The same number draws the same house.</summary>
public static class DrawnHouse
{
    private static readonly int[] walls = [0xE9DCC3, 0xC9D6D5, 0xD9B99B, 0xF1EDE4, 0xB7C4A4, 0xCFC3D6, 0xE5C7B5, 0xA9B7C6];
    private static readonly int[] roofs = [0x6B4A3A, 0x4A4F57, 0x7A3B32, 0x5B5A4E, 0x39434D];
    private static readonly int[] doors = [0x8C2F2B, 0x2F4F6B, 0x3D5B3A, 0x4A3426];

    /// <param name="view">0 the front, 1 a room, 2 the yard.</param>
    /// <param name="width">In pixels; it is three quarters as high.</param>
    public static byte[] Png(int number, int view, int width)
    {
        var canvas = new PixelCanvas(width, width * 3 / 4);
        var draw = new Random(number * 31);
        var house = (Wall: walls[draw.Next(walls.Length)], Roof: roofs[draw.Next(roofs.Length)], Door: doors[draw.Next(doors.Length)], Left: draw.NextDouble() * 0.08, HasGarage: draw.Next(2) == 0, Tree: draw.NextDouble());
        if (view == 1)
            Room(canvas, house.Wall, house.Door, house.Tree);
        else
            Outside(canvas, house.Wall, house.Roof, house.Door, view == 2 ? 0.12 + house.Left : house.Left, house.HasGarage, house.Tree, isYard: view == 2);
        return canvas.ToPng();
    }

    private static void Outside(PixelCanvas canvas, int wall, int roof, int door, double left, bool hasGarage, double tree, bool isYard)
    {
        canvas.Fade(0, 0, 1, 0.62, 0x9CC4E8, 0xE3F0F7);
        canvas.Fade(0, 0.62, 1, 1, 0x8FAE6B, 0x5F8246);
        if (!isYard)
            canvas.Fade(0, 0.88, 1, 1, 0x8B8C8E, 0x747577);
        var (from, to) = (0.14 + left, 0.70 + left);
        canvas.Fade(from, 0.38, to, 0.76, PixelCanvas.Lighter(wall, 8), PixelCanvas.Lighter(wall, -14));
        canvas.Gable(from - 0.04, to + 0.04, 0.39, 0.20, roof);
        if (hasGarage)
        {
            canvas.Fade(to, 0.48, to + 0.20, 0.76, wall, PixelCanvas.Lighter(wall, -22));
            canvas.Gable(to - 0.02, to + 0.23, 0.49, 0.40, PixelCanvas.Lighter(roof, -10));
            canvas.Fill(to + 0.03, 0.57, to + 0.17, 0.76, 0xF4F2EC);
            for (var line = 0; line < 3; line++)
                canvas.Fill(to + 0.03, 0.615 + (line * 0.045), to + 0.17, 0.62 + (line * 0.045), 0xCFCCC3);
        }

        Window(canvas, from + 0.05, 0.48);
        Window(canvas, to - 0.15, 0.48);
        var middle = (from + to) / 2;
        canvas.Fill(middle - 0.045, 0.52, middle + 0.035, 0.76, 0xF6F4EF);
        canvas.Fill(middle - 0.037, 0.53, middle + 0.027, 0.76, door);
        canvas.Fill(middle + 0.012, 0.645, middle + 0.02, 0.655, 0xE7C873);
        canvas.Slope(middle - 0.04, middle + 0.03, middle - 0.12, middle + 0.09, 0.76, isYard ? 0.98 : 0.88, 0xC8C2B6);
        var trunk = tree < 0.5 ? 0.06 : 0.93;
        canvas.Fill(trunk - 0.012, 0.52, trunk + 0.012, 0.78, 0x5C4633);
        canvas.Disc(trunk, 0.42, 0.10, 0x56793F);
        canvas.Disc(trunk - 0.04, 0.47, 0.07, 0x4B6C37);
        canvas.Disc(trunk + 0.05, 0.46, 0.065, 0x628848);
    }

    private static void Window(PixelCanvas canvas, double x, double y)
    {
        canvas.Fill(x - 0.008, y - 0.01, x + 0.108, y + 0.15, 0xFBFAF6);
        canvas.Fade(x, y, x + 0.10, y + 0.14, 0x5F7F99, 0xA9C3D4);
        canvas.Fill(x + 0.047, y, x + 0.053, y + 0.14, 0xFBFAF6);
        canvas.Fill(x, y + 0.066, x + 0.10, y + 0.074, 0xFBFAF6);
    }

    private static void Room(PixelCanvas canvas, int wall, int cloth, double light)
    {
        canvas.Fade(0, 0, 1, 0.70, PixelCanvas.Lighter(wall, 14), PixelCanvas.Lighter(wall, -6));
        canvas.Fade(0, 0.70, 1, 1, 0xB98B5E, 0x8A6340);
        for (var plank = 0; plank < 9; plank++)
            canvas.Slope((plank * 0.125) - 0.001, (plank * 0.125) + 0.001, (plank * 0.19) - 0.262, (plank * 0.19) - 0.258, 0.70, 1, 0x7A5636);
        canvas.Fill(0, 0.675, 1, 0.70, 0xF4F1EA);
        var x = 0.16 + (light * 0.2);
        canvas.Fill(x - 0.015, 0.13, x + 0.315, 0.53, 0xFBFAF6);
        canvas.Fade(x, 0.15, x + 0.30, 0.51, 0xB9DBF1, 0xDCEBCF);
        canvas.Fill(x + 0.145, 0.15, x + 0.155, 0.51, 0xFBFAF6);
        canvas.Fill(0.50, 0.60, 0.94, 0.80, PixelCanvas.Lighter(cloth, 26));
        canvas.Fill(0.48, 0.68, 0.53, 0.86, cloth);
        canvas.Fill(0.91, 0.68, 0.96, 0.86, cloth);
        canvas.Fill(0.53, 0.74, 0.91, 0.84, PixelCanvas.Lighter(cloth, 44));
        canvas.Fill(0.715, 0.74, 0.72, 0.84, cloth);
    }
}
