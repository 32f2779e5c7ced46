using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using OpsConsole.Core.Clock;

namespace OpsConsole.Data.Clock;

internal sealed class ClockShiftMapping : IEntityTypeConfiguration<ClockShift>
{
    public void Configure(EntityTypeBuilder<ClockShift> shift)
    {
        shift.Property(row => row.Id).ValueGeneratedNever();
        shift.Property(row => row.MovedByName).HasMaxLength(ClockShift.NameLength);
    }
}
