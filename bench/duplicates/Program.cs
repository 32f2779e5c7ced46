using System.Globalization;
using OpsConsole.Bench.Duplicates;

// dotnet run -c Release --project bench/duplicates -- FILE            precision, recall and F1 against its entity_id, and every wrong pair
// dotnet run -c Release --project bench/duplicates -- --speed [leads=100000] [checks=1000]
// dotnet run -c Release --project bench/duplicates -- --scores [leads=100000] [checks=1000]    one lead's scores, and a recount of all
// dotnet run -c Release --project bench/duplicates -- --import DATABASE.db    all leads of a copied database, looked at as after an import
CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
if (args is [])
{
    Console.Error.WriteLine("Name a CSV file with a column entity_id, --speed or --scores [leads] [checks].");
    return 2;
}

if (args is ["--import", var database])
{
    await Speed.PrintImportAsync(database);
    return 0;
}

if (args[0] == "--scores")
{
    await Scores.PrintAsync(Number(1, 100_000), Number(2, 1_000));
    return 0;
}

if (args[0] != "--speed")
    return Score.Print(Truth.Read(args[0]));
await Speed.PrintAsync(Number(1, 100_000), Number(2, 1_000));
return 0;

int Number(int place, int usual) => args.Length > place && int.TryParse(args[place], out var number) ? number : usual;
