namespace OpsConsole.Core.Leads.Imports;

/// <summary>Why a file cannot be read, or not further. What it says is for the person who chose the file.</summary>
public abstract record LeadFileError(string Message) : Error(Message);

public sealed record FileIsEmpty() : LeadFileError("The file is empty. Choose one with a header and at least one lead.");

/// <summary>Both are the same container, of which no more is read.</summary>
public sealed record FileIsOldOrLockedWorkbook()
    : LeadFileError("This is an Excel file of the old kind (.xls), or one with a password. In Excel, choose Save As and the type Excel Workbook (.xlsx), without a password, then upload that file.");

public sealed record FileIsNoWorkbook() : LeadFileError("This is a zip archive, but no Excel workbook (.xlsx) that can be read here. Upload a workbook of that type, or a CSV file.");

public sealed record WorkbookIsDamaged()
    : LeadFileError("This workbook is damaged. Open it in Excel, save it once more as Excel Workbook (.xlsx), then upload that file.");

public sealed record WorkbookBreaksOff(int Row)
    : LeadFileError($"This workbook is damaged below row {Row}. Open it in Excel, save it once more as Excel Workbook (.xlsx), then upload that file.");

public sealed record WorkbookIsTooLarge(long Megabytes)
    : LeadFileError($"A part of this workbook is larger than {Megabytes:N0} MB when unpacked, the most that is read. Save the sheet with the leads as CSV UTF-8, then upload that file.");

public sealed record WorkbookHasTooManyTexts(int Megabytes)
    : LeadFileError($"This workbook holds more than {Megabytes} MB of different texts, the most that is read of one. Save the sheet with the leads as CSV UTF-8, then upload that file.");

public sealed record WorkbookHidesItsSheets() : LeadFileError("All sheets of this workbook are hidden. Show the one with the leads, save the workbook, then upload it again.");

public sealed record FileLooksBinary() : LeadFileError("This is neither a text file nor an Excel workbook. Upload a CSV file or a workbook (.xlsx).");

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
