namespace OpsConsole.Core.Leads.Imports;

/// <summary>Why a file cannot be read, or not further. What it says is for the person who chose the file.</summary>
public abstract record LeadFileError(string Message) : Error(Message);

public sealed record FileIsEmpty() : LeadFileError("The file is empty. Choose a CSV file with a header and at least one lead.");

public sealed record FileIsExcelWorkbook() : LeadFileError("This is an Excel workbook. In Excel, choose Save As and the type CSV UTF-8, then upload that file.");

public sealed record FileLooksBinary() : LeadFileError("This is not a text file. Upload a CSV file; Excel saves one as CSV UTF-8.");

public sealed record FileIsNotUtf8(int Line) : LeadFileError($"Line {Line} holds a character that is not UTF-8. In Excel, save the file as CSV UTF-8.");

public sealed record FileIsNotUtf16(int Line) : LeadFileError($"Line {Line} holds a character that is not UTF-16. Save the file as CSV UTF-8.");

public sealed record FileHasNoHeader() : LeadFileError("The first line holds no column names. Add a header, such as street, city, state, zip, price.");

public sealed record FileHasNoRows() : LeadFileError("The file has a header but no leads below it.");

public sealed record FileHasTwoColumnsNamed(string Name) : LeadFileError($"Two columns are named \"{Name}\". Rename one of them, or delete it.");

public sealed record FileHasTooManyColumns(int Count) : LeadFileError($"The file has {Count} columns; up to {LeadFile.MostColumns} are read. Delete those that are not needed.");

public sealed record FileLineIsTooLong(int Line) : LeadFileError($"Line {Line} is too long to be a lead. Check that the lines of the file end where they should.");

public sealed record FileQuoteIsNeverClosed(int Line) : LeadFileError($"A quotation mark opened on line {Line} is never closed. Close it, or delete it.");

/// <summary>The file broke in the middle; the rows before it have been read.</summary>
public sealed class LeadFileBrokenException(LeadFileError error) : Exception(error.Message)
{
    public LeadFileError Error { get; } = error;
}
